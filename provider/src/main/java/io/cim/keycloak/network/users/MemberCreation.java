package io.cim.keycloak.network.users;

import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.groups.Composition;
import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.JsonBody;
import jakarta.persistence.PersistenceException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.connections.jpa.PersistenceExceptionConverter;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.UserRepresentation;

/** Adds people to the network. */
final class MemberCreation {

  private static final Set<String> FIELDS =
      Set.of("username", "email", "firstName", "lastName", "enabled", "products", "agentGroups");

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Judge judge;
  private final Members members;
  private final MemberEditor editor;
  private final MemberEvents events;
  private final AgentGroups agentGroups;

  MemberCreation(
      KeycloakSession session,
      RealmModel realm,
      Judge judge,
      Members members,
      MemberEditor editor,
      MemberEvents events,
      AgentGroups agentGroups) {
    this.session = session;
    this.realm = realm;
    this.judge = judge;
    this.members = members;
    this.editor = editor;
    this.events = events;
    this.agentGroups = agentGroups;
  }

  /**
   * Adds somebody, with their roles and agent groups, or nobody.
   *
   * @throws org.keycloak.services.ErrorResponseException {@code invalid_request}, {@code
   *     unknown_product}, {@code unknown_role} for the body; {@code conflict} where the user name
   *     or e-mail is taken; {@code cim_admin_grant} or {@code forbidden} where the realm's defaults
   *     or the groups would give more than the caller may
   */
  MemberState create(JsonBody body, Catalogue catalogue) {
    body.only(FIELDS);
    UserRepresentation person = person(body);
    JsonBody products = body.object("products");
    Map<Product, Set<ModuleRole>> roles =
        products == null ? Map.of() : ProductRoles.parse(products, catalogue);
    return create(person, groups(body), roles);
  }

  /** As {@link #create(JsonBody, Catalogue)}, of what is read already. */
  MemberState create(
      UserRepresentation person, Set<GroupModel> groups, Map<Product, Set<ModuleRole>> roles) {
    MemberState created = account(person, groups);
    Target nobody = new Target(created.member().id(), false, Set.of());
    // the realm's default roles and groups count too: nobody gives by them what they may not give
    judge.requireChange(created.member(), nobody, created.target(), "member.created");
    events.created(created.member(), person);
    return editor.edit(created, roles);
  }

  private MemberState account(UserRepresentation person, Set<GroupModel> groups) {
    try {
      UserModel user = new PersonProfile(session, realm).create(person);
      user.setEnabled(person.isEnabled());
      Composition composition = new Composition(session, realm);
      groups.forEach(group -> composition.add(user, group, false));
      return members.lock(user.getId()).orElseThrow();
    } catch (ModelDuplicateException e) {
      throw PersonProfile.taken(); // somebody else was faster
    } catch (PersistenceException e) {
      if (PersistenceExceptionConverter.convert(e) instanceof ModelDuplicateException) {
        throw PersonProfile.taken(); // somebody else was faster, which only the database knows
      }
      throw e;
    }
  }

  private static UserRepresentation person(JsonBody body) {
    UserRepresentation person = new UserRepresentation();
    person.setUsername(body.text("username"));
    person.setEmail(body.text("email"));
    person.setFirstName(body.text("firstName"));
    person.setLastName(body.text("lastName"));
    person.setEnabled(!Boolean.FALSE.equals(body.bool("enabled")));
    return person;
  }

  private Set<GroupModel> groups(JsonBody body) {
    Set<Long> numbers = body.numbers("agentGroups");
    if (numbers == null) {
      return Set.of();
    }
    Map<Long, GroupModel> groups = agentGroups.byNumber(session, numbers);
    for (Long number : numbers) {
      if (!groups.containsKey(number)) {
        throw body.invalid("agentGroups", "There is no agent group " + number + ".");
      }
    }
    // in the order of their numbers, in which everybody locks them
    return new LinkedHashSet<>(new TreeMap<>(groups).values());
  }
}
