package io.cim.keycloak.network.members;

import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.products.Catalogue;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * All members that match a filter, page by page. Each page is read in a session and transaction of
 * its own: a walk may last as long as its reader takes, and gathers nothing on the way. The
 * catalogue stays that of the beginning.
 */
public final class MemberWalk {

  /** Databases limit the parameters of a statement. */
  private static final int PAGE = 500;

  private final KeycloakSessionFactory sessions;
  private final String realmId;
  private final Catalogue catalogue;
  private final MemberFilter filter;
  private final MemberSort sort;
  private Cursor after;
  private boolean ended;

  MemberWalk(
      KeycloakSessionFactory sessions,
      String realmId,
      Catalogue catalogue,
      MemberFilter filter,
      MemberSort sort) {
    this.sessions = sessions;
    this.realmId = realmId;
    this.catalogue = catalogue;
    this.filter = filter;
    this.sort = sort;
  }

  /** The products that the members' roles are of. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The members of the next page, without what anybody may do to them; none at the end. */
  public List<Member> next() {
    return ended
        ? List.of()
        : KeycloakModelUtils.runJobInTransactionWithResult(sessions, this::read);
  }

  private List<Member> read(KeycloakSession session) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm == null) {
      throw new IllegalStateException("The realm " + realmId + " was removed");
    }
    MemberStore store =
        new MemberStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm);
    List<MemberRow> rows = store.page(filter, catalogue, sort, after, PAGE);
    ended = rows.size() < PAGE;
    if (!ended) {
      after = Cursor.of(rows.get(PAGE - 1), sort);
    }
    Map<String, List<HeldRole>> held = store.heldBy(rows, catalogue.graph());
    String cimAdminId = CimAdminRole.idOf(realm);
    return rows.stream()
        .map(
            row ->
                Member.of(
                    row,
                    Holdings.of(held.getOrDefault(row.id(), List.of()), catalogue, cimAdminId),
                    null))
        .toList();
  }
}
