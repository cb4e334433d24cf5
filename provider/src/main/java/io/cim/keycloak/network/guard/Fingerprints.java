package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.persistence.Portions;
import io.cim.keycloak.network.persistence.Queries;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that makes the account of a person, as one text each. The statements are few and flat; values
 * of any length are compared whole.
 */
final class Fingerprints {

  private static final List<String> STATEMENTS =
      List.of(
          """
          select one.id, one.username, one.email, one.firstName, one.lastName, one.enabled, one.emailVerified,
            one.federationLink, one.notBefore, one.serviceAccountClientLink
          from UserEntity one where one.id in :ids
          """,
          """
          select one.user.id, one.name, one.value, one.longValue from UserAttributeEntity one where one.user.id in :ids
          """,
          """
          select one.user.id, one.id, one.type, one.userLabel, one.priority, one.secretData, one.credentialData
          from CredentialEntity one where one.user.id in :ids
          """,
          """
          select one.user.id as user_, 'role' as kind, one.roleId as first_, '' as second_
          from UserRoleMappingEntity one where one.user.id in :ids
          union all
          select one.user.id as user_, 'group' as kind, one.groupId as first_, '' as second_
          from UserGroupMembershipEntity one where one.user.id in :ids
          union all
          select one.user.id as user_, 'action' as kind, one.action as first_, '' as second_
          from UserRequiredActionEntity one where one.user.id in :ids
          union all
          select one.user.id as user_, 'link' as kind, one.identityProvider as first_, one.userId as second_
          from FederatedIdentityEntity one where one.user.id in :ids
          union all
          select one.user.id as user_, 'consent' as kind, one.id as first_, '' as second_
          from UserConsentEntity one where one.user.id in :ids
          """);

  /** The same for people of a store that does not import them, whose IDs begin with "f:". */
  private static final List<String> FEDERATED =
      List.of(
          """
          select one.userId, one.name, one.value, one.longValue from FederatedUserAttributeEntity one
          where one.userId in :ids
          """,
          """
          select one.userId, one.id, one.type, one.userLabel, one.priority, one.secretData, one.credentialData
          from FederatedUserCredentialEntity one where one.userId in :ids
          """,
          """
          select one.userId as user_, 'role' as kind, one.roleId as first_, '' as second_
          from FederatedUserRoleMappingEntity one where one.userId in :ids
          union all
          select one.userId as user_, 'group' as kind, one.groupId as first_, '' as second_
          from FederatedUserGroupMembershipEntity one where one.userId in :ids
          union all
          select one.userId as user_, 'action' as kind, one.action as first_, '' as second_
          from FederatedUserRequiredActionEntity one where one.userId in :ids
          union all
          select one.userId as user_, 'link' as kind, one.identityProvider as first_, one.brokerUserId as second_
          from BrokerLinkEntity one where one.userId in :ids
          union all
          select one.userId as user_, 'consent' as kind, one.id as first_, '' as second_
          from FederatedUserConsentEntity one where one.userId in :ids
          """);

  private Fingerprints() {}

  /** The fingerprint of each of these people; of somebody who is not there it is empty. */
  static Map<String, String> read(EntityManager entityManager, Collection<String> users) {
    List<String> ids = new ArrayList<>(users);
    Map<String, List<String>> lines = new TreeMap<>();
    ids.forEach(id -> lines.put(id, new ArrayList<>()));
    add(entityManager, STATEMENTS, ids, lines);
    add(entityManager, FEDERATED, ids.stream().filter(id -> id.startsWith("f:")).toList(), lines);
    Map<String, String> fingerprints = new TreeMap<>();
    lines.forEach(
        (id, all) -> fingerprints.put(id, String.join("\n", all.stream().sorted().toList())));
    return fingerprints;
  }

  private static void add(
      EntityManager entityManager,
      List<String> statements,
      List<String> ids,
      Map<String, List<String>> lines) {
    for (List<String> portion : Portions.ofStatements(ids)) {
      for (int i = 0; i < statements.size(); i++) {
        for (Object[] row :
            Queries.createWhole(
                    entityManager, statements.get(i), Object[].class, Map.of("ids", portion))
                .getResultList()) {
          lines.get((String) row[0]).add(i + Arrays.toString(row));
        }
      }
    }
  }
}
