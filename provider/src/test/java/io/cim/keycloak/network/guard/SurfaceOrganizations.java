package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The organizations of {@link SurfaceWorld}, and who is in them. */
final class SurfaceOrganizations {

  private final SurfaceRealm made;
  private final RealmResource realm;
  private final KeycloakServer server;

  SurfaceOrganizations(SurfaceRealm made, KeycloakServer server) {
    this.made = made;
    realm = made.realm();
    this.server = server;
  }

  void build() {
    organization("acme", "acme-team", "dora");
    OrganizationResource beta = organization("beta", "beta-bosses", "gina");
    realm
        .organizations()
        .get(made.get("acme"))
        .groups()
        .group(made.get("acme-team"))
        .addMember(made.get("dora"));
    var bosses = beta.groups().group(made.get("beta-bosses"));
    bosses.roles().realmLevel().add(List.of(made.role("cim-admin")));
    made.create("iris");
    beta.members().addMember(made.get("iris")).close();
    bosses.addMember(made.get("iris"));
    made.create("mona");
    made.give(made.get("mona"), "cim-admin");
    OrganizationResource gamma = organization("gamma", "gamma-team", "mona");
    own("mona");
    assertEquals(
        1, gamma.members().search("mona", true, MembershipType.MANAGED, 0, 9).size(), "managed");
  }

  /** With a group, and a member who is not yet in it. */
  private OrganizationResource organization(String name, String group, String member) {
    OrganizationRepresentation organization = new OrganizationRepresentation();
    organization.setName(name);
    organization.addDomain(new OrganizationDomainRepresentation(name + ".example"));
    try (var response = realm.organizations().create(organization)) {
      made.put(name, CreatedResponseUtil.getCreatedId(response));
    }
    OrganizationResource created = realm.organizations().get(made.get(name));
    created.members().addMember(made.get(member)).close();
    GroupRepresentation representation = new GroupRepresentation();
    representation.setName(group);
    try (var response = created.groups().addTopLevelGroup(representation)) {
      made.put(group, CreatedResponseUtil.getCreatedId(response));
    }
    return created;
  }

  /**
   * Makes somebody a managed member, who goes with the organization, of the only one that they are
   * in. Keycloak does that itself only for those who come from an organization's identity provider.
   */
  private void own(String member) {
    try (Connection connection = server.database();
        PreparedStatement statement =
            connection.prepareStatement(
                "update USER_GROUP_MEMBERSHIP set MEMBERSHIP_TYPE = 'MANAGED' where USER_ID = ?")) {
      statement.setString(1, made.get(member));
      assertEquals(1, statement.executeUpdate());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    realm.clearUserCache();
    realm.clearRealmCache();
  }
}
