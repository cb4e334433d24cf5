package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;

/** An offer as people read it in mails and on pages: a line for each product and group. */
final class OfferText {

  private OfferText() {}

  /**
   * The lines.
   *
   * @param groups by numeric ID; of those that are gone the ID is shown
   */
  static List<String> lines(Offer offer, Catalogue catalogue, Map<Long, GroupModel> groups) {
    List<String> lines = new ArrayList<>();
    offer
        .products()
        .forEach(
            (clientId, roles) ->
                lines.add(
                    catalogue.product(clientId).map(Product::name).orElse(clientId)
                        + ": "
                        + roles.stream()
                            .map(role -> role(clientId, role))
                            .collect(Collectors.joining(", "))));
    offer
        .agentGroups()
        .forEach(
            group ->
                lines.add(
                    groups.containsKey(group.id())
                        ? groups.get(group.id()).getName()
                        : Long.toString(group.id())));
    return lines;
  }

  /** {@code chatbot-editor} of {@code chatbot} is "Editor", as in the console. */
  static String role(String clientId, String role) {
    String prefix = clientId + "-";
    String words =
        (role.startsWith(prefix) && role.length() > prefix.length()
                ? role.substring(prefix.length())
                : role)
            .replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
