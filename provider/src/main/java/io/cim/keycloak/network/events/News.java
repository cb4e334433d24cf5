package io.cim.keycloak.network.events;

import io.cim.keycloak.network.deliveries.EventType;
import io.cim.keycloak.network.deliveries.Message;
import io.cim.keycloak.network.deliveries.Subject;
import io.cim.keycloak.network.products.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What products are to be told of the difference between two moments. A product learns of a member
 * or an agent group only if the member, or somebody in the group, has access to it or had. Pure.
 */
final class News {

  private final Picture before;
  private final Picture after;
  private final Set<String> products;
  private final long now;

  /**
   * News.
   *
   * @param products client IDs of those that are told
   * @param now in epoch seconds
   */
  News(Picture before, Picture after, Set<String> products, long now) {
    this.before = before;
    this.after = after;
    this.products = new TreeSet<>(products);
    this.now = now;
  }

  /** Of members and agent groups. */
  List<Message> all() {
    List<Message> messages = new ArrayList<>();
    Set<String> members = new TreeSet<>(before.members().keySet());
    members.addAll(after.members().keySet());
    Set<String> groups = new TreeSet<>(before.groups().keySet());
    groups.addAll(after.groups().keySet());
    for (String product : products) {
      MemberNews memberNews = new MemberNews(before, after, product, now);
      members.forEach(member -> messages.addAll(memberNews.of(member)));
      GroupNews groupNews = new GroupNews(before, after, product);
      groups.forEach(group -> messages.addAll(groupNews.of(group)));
    }
    return messages;
  }

  /** That all logins of everybody up to now are void. */
  static List<Message> ofAllLogins(Catalogue catalogue, Set<String> products, long now) {
    return new TreeSet<>(products)
        .stream()
            .flatMap(clientId -> catalogue.product(clientId).stream())
            .map(
                product ->
                    new Message(
                        product.clientId(),
                        Subject.product(product.clientId(), product.name()),
                        Map.of(EventType.SESSION_REVOKED, MemberNews.byAdministrator(now))))
            .toList();
  }

  /** Of module roles that carry other permissions than before. */
  static List<Message> ofRoles(Catalogue before, Catalogue after, Set<String> products) {
    List<Message> messages = new ArrayList<>();
    for (String clientId : new TreeSet<>(products)) {
      var was = before.product(clientId);
      var is = after.product(clientId);
      if (was.isPresent() && is.isPresent()) {
        messages.addAll(RoleNews.of(was.get(), is.get()));
      }
    }
    return messages;
  }
}
