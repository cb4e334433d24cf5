package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who tried what they may not do stands in the history, although nothing has changed. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class RefusedAttemptsIT {

  @Test
  void standInTheHistory(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    String boris = network.idOf("boris");
    String emil = network.idOf("emil");
    String own = network.idOf("anna");
    anna.send("PUT", "users/" + boris + "/products", "{\"chatbot\": []}");
    assertAttempt(anna, boris, "boris", "products.changed", "cim_admin_protected");
    anna.send("DELETE", "users/" + boris);
    assertAttempt(anna, boris, "boris", "member.removed", "cim_admin_protected");
    anna.send("DELETE", "users/" + own);
    assertAttempt(anna, own, "anna", "member.removed", "cim_admin_grant");
    anna.send("PUT", "cim-admins/" + emil);
    assertAttempt(anna, emil, "emil", "cim-admin.made", "cim_admin_grant");
    // nobody has this ID: what was typed must not stand there as if somebody had
    anna.send("PUT", "cim-admins/emil");
    assertTrue(anna.read("history?max=1").at("/entries/0/member").isNull());
    assertEquals(emil, latest(anna, "emil").at("/member/id").asText());

    Api olga = Api.as(network, "olga");
    olga.send("DELETE", "cim-admins/" + boris);
    assertEquals(409, olga.send("DELETE", "cim-admins/" + own).status());
    JsonNode last = latest(anna, own);
    assertEquals("olga", last.at("/actor/username").asText());
    assertEquals("last_cim_admin", last.get("refused").asText());
  }

  private static void assertAttempt(
      Api reader, String memberId, String memberName, String action, String code) {
    JsonNode entry = latest(reader, memberId);
    assertEquals(code, entry.get("refused").asText(), entry::toString);
    assertEquals(action, entry.get("action").asText());
    assertEquals("anna", entry.at("/actor/username").asText());
    assertEquals("network", entry.get("via").asText());
    assertEquals(memberName, entry.at("/member/username").asText());
    assertTrue(entry.get("path").asText().contains(memberId));
  }

  private static JsonNode latest(Api reader, String memberId) {
    return reader.read("history?max=1&user=" + memberId).at("/entries/0");
  }
}
