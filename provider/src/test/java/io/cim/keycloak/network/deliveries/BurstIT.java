package io.cim.keycloak.network.deliveries;

import static io.cim.keycloak.network.deliveries.Receiver.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Batch;
import io.cim.keycloak.network.deliveries.Receiver.Received;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/**
 * Ten thousand agents go at once, on a way that Keycloak tells nobody of, and the server is killed
 * while it tells their product. It has a server of its own, for that.
 */
@Tag("connection")
class BurstIT {

  private static final int AGENTS = Integer.getInteger("network.burst", 10_000);

  @Test
  void everyRemovalArrivesThoughTheServerIsKilled() throws Exception {
    try (KeycloakServer server = ServerMode.choose().start(ServerSettings.fromSystemProperties());
        ToldNetwork network = new ToldNetwork(server, "burst", "livechat")) {
      Receiver livechat = network.receiver("livechat");
      String store = store(network);
      Set<String> agents = hire(server, network, store);

      CountDownLatch dead = new CountDownLatch(1);
      Set<String> unanswered = ConcurrentHashMap.newKeySet();
      livechat.behave(
          (token, exchange) -> {
            if (livechat.received().size() > AGENTS / 4) {
              unanswered.add(token.jti());
              await(dead);
            }
            answer(exchange, 202, "");
          });
      network.realm().userStorage().removeImportedUsers(store);
      livechat.await(() -> !unanswered.isEmpty(), () -> "nothing came");
      server.crash();
      livechat.behave();
      dead.countDown();
      int before = livechat.received().size();
      assertTrue(before < AGENTS, before + " came before the end");
      server.restart();

      livechat.await(
          () -> livechat.received().size() >= AGENTS && subjects(livechat).containsAll(agents),
          () -> livechat.received().size() + " came");
      assertEquals(agents, subjects(livechat));
      // what comes twice is the same: the product drops it by its jti
      Map<String, Set<String>> tokens =
          livechat.received().stream()
              .collect(
                  Collectors.groupingBy(
                      Received::subject, Collectors.mapping(Received::jti, Collectors.toSet())));
      assertTrue(tokens.values().stream().allMatch(one -> one.size() == 1));
      assertTrue(
          livechat.received().stream()
              .map(Received::types)
              .allMatch("account-purged,member-removed"::equals));
      Set<String> again = new HashSet<>(unanswered);
      livechat.received().subList(before, livechat.received().size()).stream()
          .map(Received::jti)
          .forEach(again::remove);
      assertEquals(Set.of(), again, "what was under way came again");
    }
  }

  private static Set<String> subjects(Receiver receiver) {
    return receiver.received().stream()
        .map(Received::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A directory that people are imported from; nobody asks it anything. */
  private static String store(ToldNetwork network) {
    ComponentRepresentation ldap = new ComponentRepresentation();
    ldap.setName("ldap");
    ldap.setProviderId("ldap");
    ldap.setProviderType("org.keycloak.storage.UserStorageProvider");
    MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
    Map.of(
            "vendor", "other",
            "connectionUrl", "ldap://127.0.0.1:1",
            "authType", "none",
            "usersDn", "dc=example",
            "usernameLDAPAttribute", "uid",
            "rdnLDAPAttribute", "uid",
            "uuidLDAPAttribute", "entryUUID",
            "userObjectClasses", "inetOrgPerson",
            "editMode", "READ_ONLY",
            "enabled", "false")
        .forEach(config::putSingle);
    ldap.setConfig(config);
    try (var response = network.realm().components().add(ldap)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  /** By the database, which takes seconds where Keycloak would take minutes. */
  private static Set<String> hire(KeycloakServer server, ToldNetwork network, String store)
      throws SQLException {
    String realm = network.realm().toRepresentation().getId();
    String role = network.role("livechat", "livechat-agent").getId();
    Set<String> ids = new TreeSet<>();
    try (Connection database = server.database();
        PreparedStatement user =
            database.prepareStatement(
                """
                insert into USER_ENTITY (id, username, enabled, email_verified, realm_id, created_timestamp, not_before, federation_link)
                values (?, ?, true, false, ?, 0, 0, ?)
                """);
        PreparedStatement mapping =
            database.prepareStatement(
                "insert into USER_ROLE_MAPPING (role_id, user_id) values (?, ?)")) {
      database.setAutoCommit(false);
      for (int n = 1; n <= AGENTS; n++) {
        String id = UUID.randomUUID().toString();
        Batch.add(user, id, "agent-" + n, realm, store);
        Batch.add(mapping, role, id);
        ids.add(id);
      }
      user.executeBatch();
      mapping.executeBatch();
      database.commit();
    }
    return ids;
  }
}
