package io.cim.keycloak.network.invitations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;

/**
 * The invitations that a caller sees: their own and those into products that they administer, and
 * all for who changes members in general.
 */
final class Invitations {

  static final Set<String> PARAMETERS = Set.of("status", "max", "after");

  private final InvitationStore store;
  private final Offers offers;
  private final Caller caller;

  Invitations(InvitationStore store, Offers offers, Caller caller) {
    this.store = store;
    this.offers = offers;
    this.caller = caller;
  }

  /**
   * A page of invitations.
   *
   * @param next the cursor of the page after, or null where this is the last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<Invitation> invitations, String next) {}

  Page page(QueryParameters parameters) {
    InvitationCursor after = InvitationCursor.decode(parameters.one("after"));
    int max = parameters.pageSize();
    var filter = new InvitationStore.Filter(status(parameters), sight(), after);
    // one more than the page tells whether there is another
    List<InvitationEntity> rows = store.page(filter, Time.currentTimeMillis(), max + 1);
    if (rows.size() <= max) {
      return new Page(tell(rows), null);
    }
    InvitationEntity last = rows.get(max - 1);
    return new Page(
        tell(rows.subList(0, max)), new InvitationCursor(last.created(), last.id()).encode());
  }

  /** The invitation of this ID, locked until the transaction ends. */
  Optional<InvitationEntity> lock(String id) {
    InvitationStore.Sight sight = sight();
    return store.lock(id).filter(row -> sight == null || sight.covers(row));
  }

  /** The rows as the API tells of them. */
  List<Invitation> tell(List<InvitationEntity> rows) {
    Set<Long> numbers = new HashSet<>();
    rows.forEach(row -> numbers.addAll(row.offer().groupIds()));
    Map<Long, GroupModel> groups = offers.agentGroups().byNumber(offers.session(), numbers);
    Map<String, String> names =
        store.usernames(
            rows.stream()
                .map(InvitationEntity::memberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    long now = Time.currentTimeMillis();
    return rows.stream().map(row -> tell(row, groups, names, now)).toList();
  }

  private static Invitation tell(
      InvitationEntity row, Map<Long, GroupModel> groups, Map<String, String> names, long now) {
    InvitationStatus status = row.status(now);
    Offer offer = row.offer();
    return new Invitation(
        row.id(),
        row.address(),
        new Invitation.Person(row.inviterId(), row.inviterName()),
        status.wireName(),
        row.created(),
        row.expires(),
        row.closed(),
        offer.products(),
        offer.agentGroups().stream()
            .map(
                group ->
                    new Invitation.Group(
                        group.id(),
                        groups.containsKey(group.id()) ? groups.get(group.id()).getName() : null,
                        group.defaultAgent()))
            .toList(),
        row.notGiven(),
        status == InvitationStatus.ACCEPTED
            ? new Invitation.Person(row.memberId(), names.get(row.memberId()))
            : null,
        row.mail());
  }

  private InvitationStore.Sight sight() {
    return caller.editsMembers()
        ? null
        : new InvitationStore.Sight(caller.auth().getUser().getId(), caller.administered());
  }

  private static InvitationStatus status(QueryParameters parameters) {
    String name = parameters.one("status");
    InvitationStatus status = InvitationStatus.of(name);
    if (name != null && status == null) {
      throw QueryParameters.invalid(
          "status",
          "Must be one of "
              + Arrays.stream(InvitationStatus.values())
                  .map(InvitationStatus::wireName)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return status;
  }
}
