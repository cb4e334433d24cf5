package io.cim.keycloak.network.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.guard.Actor;
import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.guard.MemberRules;
import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.persistence.Portions;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * The members of a network, as the database has them, with what this caller may do to each. Who may
 * ask is for the endpoints to decide.
 */
public final class Members {

  private static final String SORT = "sort";

  private static final Set<String> PAGING = Set.of(SORT, "max", "after");

  private final KeycloakSession session;
  private final RealmModel realm;
  private final MemberStore store;
  private final Caller caller;
  private final CatalogueStore catalogue;
  private final AgentGroups agentGroups;

  /** The members as the caller of a request sees them. */
  public Members(NetworkRequest request) {
    this(
        request.session(),
        request.realm(),
        request.entityManager(),
        request.caller(),
        request.catalogue());
  }

  /** The members as this caller sees them, who may not be the one whose request it is. */
  public Members(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue) {
    this.session = session;
    this.realm = realm;
    this.store = new MemberStore(entityManager, realm);
    this.caller = caller;
    this.catalogue = catalogue;
    this.agentGroups = new AgentGroups(entityManager, realm);
  }

  /**
   * A page of the list.
   *
   * @param next the cursor of the page after, or null where this is the last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Page(List<Member> users, String next) {}

  /**
   * A page of the members that match the filter; shorter than asked for only at the end of the
   * list.
   */
  public Page page() {
    Set<String> allowed = new HashSet<>(MemberFilter.PARAMETERS);
    allowed.addAll(PAGING);
    QueryParameters parameters = parameters(allowed);
    return page(parameters, () -> MemberFilter.parse(parameters, catalogue.get()));
  }

  /** A walk through all members that match the list's filter, in the order of the list. */
  public MemberWalk walk() {
    Set<String> allowed = new HashSet<>(MemberFilter.PARAMETERS);
    allowed.add(SORT);
    QueryParameters parameters = parameters(allowed);
    return new MemberWalk(
        session.getKeycloakSessionFactory(),
        realm.getId(),
        catalogue.get(),
        MemberFilter.parse(parameters, catalogue.get()),
        MemberSort.parse(parameters.one(SORT)));
  }

  /** The first enabled members, by user name, whose name or e-mail has a part; or all, if null. */
  public List<Member> search(String part, int most) {
    MemberFilter filter = MemberFilter.search(part);
    return members(store.page(filter, catalogue.get(), MemberSort.parse("username"), null, most));
  }

  /** A page of the CIM admins. */
  public Page cimAdmins() {
    return page(parameters(PAGING), MemberFilter::cimAdmins);
  }

  /** The number of members that match the list's filter. */
  public long count() {
    QueryParameters parameters = parameters(MemberFilter.PARAMETERS);
    Catalogue products = catalogue.get();
    return store.count(MemberFilter.parse(parameters, products), products);
  }

  /** The members of these user names, by user name. */
  public Map<String, MemberState> named(Collection<String> usernames) {
    Map<String, MemberState> named = new HashMap<>();
    for (List<String> portion : Portions.ofStatements(usernames)) {
      states(store.named(portion))
          .values()
          .forEach(member -> named.put(member.member().username(), member));
    }
    return named;
  }

  /** The member of this ID, or empty where the realm has none; a service account is none. */
  public Optional<MemberState> find(String id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  /**
   * As {@link #find}, and nobody else changes the roles of this member by the network API until the
   * transaction ends. Must come before anything is read of the member.
   */
  public Optional<MemberState> lock(String id) {
    return Optional.ofNullable(lock(List.of(id)).get(id));
  }

  /** The members of these IDs, by ID, with as many statements as for one. */
  public Map<String, MemberState> find(Collection<String> ids) {
    Map<String, MemberState> found = new HashMap<>();
    Portions.ofStatements(ids).forEach(portion -> found.putAll(states(store.find(portion))));
    return found;
  }

  /**
   * As {@link #lock(String)}, of many; in the order of their IDs, in which everybody locks them.
   */
  public Map<String, MemberState> lock(Collection<String> ids) {
    Portions.ofStatements(new TreeSet<>(ids)).forEach(store::lock);
    return find(ids);
  }

  /**
   * The account of a locked member, to be changed; empty where the store that it was imported from
   * has it no longer. Keycloak's cache may hold the member as they were before the lock, and leaves
   * out changes that seem to be made already: this goes past it.
   */
  public Optional<UserModel> account(String id) {
    UserModel user = session.users().getUserById(realm, id);
    return Optional.ofNullable(
        user instanceof CachedUserModel cached ? cached.getDelegateForUpdate() : user);
  }

  /** How the guard would see the member if they held these roles. */
  public Target target(String id, Collection<HeldRole> held) {
    return target(id, holdings(held, CimAdminRole.idOf(realm)));
  }

  /** In which ways these roles lead to the role of this ID. */
  public List<RoleSource> sources(Collection<HeldRole> held, String roleId) {
    return new RoleSources(session, realm).of(held, catalogue.get().graph(), roleId);
  }

  private Page page(QueryParameters parameters, Supplier<MemberFilter> parseFilter) {
    MemberSort sort = MemberSort.parse(parameters.one(SORT));
    Cursor after = Cursor.decode(parameters.one("after"), sort);
    int max = parameters.pageSize();
    MemberFilter filter = parseFilter.get();
    // one more than the page tells whether there is another
    List<MemberRow> rows = store.page(filter, catalogue.get(), sort, after, max + 1);
    List<MemberRow> page = rows.size() > max ? rows.subList(0, max) : rows;
    String next = rows.size() > max ? Cursor.of(page.get(max - 1), sort).encode() : null;
    return new Page(members(page), next);
  }

  /** These rows as members, in the same order, with one statement for all. */
  private List<Member> members(List<MemberRow> rows) {
    Map<String, List<HeldRole>> held = store.heldBy(rows, catalogue.get().graph());
    Actor actor = caller.actor();
    String cimAdmin = CimAdminRole.idOf(realm);
    return rows.stream()
        .map(row -> member(row, holdings(held.getOrDefault(row.id(), List.of()), cimAdmin), actor))
        .toList();
  }

  private Map<String, MemberState> states(List<MemberRow> rows) {
    Map<String, MemberState> states = new HashMap<>();
    if (rows.isEmpty()) {
      return states;
    }
    Map<String, List<HeldRole>> heldByMember = store.heldBy(rows, catalogue.get().graph());
    var groups = agentGroups.of(rows.stream().map(MemberRow::id).toList());
    RoleSources sources = new RoleSources(session, realm);
    Actor actor = caller.actor();
    String cimAdmin = CimAdminRole.idOf(realm);
    for (MemberRow row : rows) {
      List<HeldRole> held = heldByMember.getOrDefault(row.id(), List.of());
      Holdings holdings = holdings(held, cimAdmin);
      MemberDetails details =
          new MemberDetails(
              member(row, holdings, actor),
              holdings.permissions(),
              groups.getOrDefault(row.id(), List.of()),
              sources.of(held, catalogue.get()));
      states.put(row.id(), new MemberState(details, held, target(row.id(), holdings)));
    }
    return states;
  }

  /** The role of CIM admins is found once for all members, and not for each. */
  private Holdings holdings(Collection<HeldRole> held, String cimAdmin) {
    return Holdings.of(held, catalogue.get(), cimAdmin);
  }

  private static Member member(MemberRow row, Holdings holdings, Actor actor) {
    return Member.of(row, holdings, MemberRules.decide(actor, target(row.id(), holdings)));
  }

  private static Target target(String id, Holdings holdings) {
    return new Target(id, holdings.cimAdmin(), holdings.managementRoles());
  }

  private QueryParameters parameters(Set<String> allowed) {
    return QueryParameters.of(session, allowed);
  }
}
