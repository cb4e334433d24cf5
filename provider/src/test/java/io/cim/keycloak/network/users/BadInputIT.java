package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input of every parameter, with the documented answer. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class BadInputIT {

  @ParameterizedTest
  @CsvSource({
    "users?max=0, invalid_request, max",
    "users?max=201, invalid_request, max",
    "users?max=-1, invalid_request, max",
    "users?max=ten, invalid_request, max",
    "users?max=%2B5, invalid_request, max",
    "users?max=%D9%A5, invalid_request, max",
    "users?max=99999999999, invalid_request, max",
    "users?max=, invalid_request, max",
    "users?max=1&max=2, invalid_request, max",
    "users?sort=email, invalid_request, sort",
    "users?sort=, invalid_request, sort",
    "users?sort=--id, invalid_request, sort",
    "users?after=nonsense, invalid_request, after",
    "users?after=%25, invalid_request, after",
    "users?after=, invalid_request, after",
    // a position of the order by user name
    "users?after=dXNlcm5hbWUKYW5uYQoxMjM, invalid_request, after",
    // a date that is no number
    "users?sort=joined&after=am9pbmVkCngKMQ, invalid_request, after",
    "users?enabled=yes, invalid_request, enabled",
    "users?cimAdmin=1, invalid_request, cimAdmin",
    "users?role=chatbot-editor, invalid_request, role",
    "users?search=a&search=b, invalid_request, search",
    "users?first=0, invalid_request, first",
    "users?Search=a, invalid_request, Search",
    "users/count?max=5, invalid_request, max",
    "users/count?sort=id, invalid_request, sort",
    "users/count?after=x, invalid_request, after",
    "users/count?enabled=, invalid_request, enabled",
    "users/count?cimAdmin=maybe, invalid_request, cimAdmin",
    "users/count?role=x, invalid_request, role",
    "access?x=1, invalid_request, x",
    "products?max=1, invalid_request, max",
    "history?max=0, invalid_request, max",
    "history?max=201, invalid_request, max",
    "history?after=nonsense, invalid_request, after",
    "history?after=, invalid_request, after",
    // a position in the list of members
    "history?after=dXNlcm5hbWUKYW5uYQoxMjM, invalid_request, after",
    "history?user=a&user=b, invalid_request, user",
    "history?member=a, invalid_request, member",
    "products?members=no, invalid_request, members",
  })
  void isRefusedWithTheNameOfTheField(
      String path, String code, String field, KeycloakServer server) {
    Api.Answer answer = Api.as(server, "anna").get(path);
    assertEquals(400, answer.status());
    assertEquals(code, answer.error());
    assertEquals(field, answer.body().at("/details/field").asText());
    assertTrue(answer.body().get("errorMessage").asText().contains(field));
  }

  @ParameterizedTest
  @CsvSource({
    "users?role=shop:chatbot-editor, unknown_product, /details/products/0, shop",
    "users?product=shop, unknown_product, /details/products/0, shop",
    "users?product=, unknown_product, /details/products/0, ''",
    "users?product=account, unknown_product, /details/products/0, account",
    "users?role=chatbot:owner, unknown_role, /details/roles/0, chatbot:owner",
    // a permission is no module role, a role of another product neither
    "users?role=chatbot:intent-page, unknown_role, /details/roles/0, chatbot:intent-page",
    "users?role=chatbot:campaign-editor, unknown_role, /details/roles/0, chatbot:campaign-editor",
    "users/count?role=chatbot:, unknown_role, /details/roles/0, chatbot:",
    "users/count?product=shop, unknown_product, /details/products/0, shop",
  })
  void namesThatDoNotExistAreListed(
      String path, String code, String pointer, String name, KeycloakServer server) {
    Api.Answer answer = Api.as(server, "anna").get(path);
    assertEquals(400, answer.status());
    assertEquals(code, answer.error());
    assertEquals(name, answer.body().at(pointer).asText());
  }

  @Test
  void aMemberThatIsNotThere(KeycloakServer server) {
    for (String id : new String[] {"x", "%00", "..%2f", "%27", "x".repeat(500)}) {
      Api.Answer answer = Api.as(server, "anna").get("users/" + id);
      assertEquals(404, answer.status(), id);
      assertEquals("not_found", answer.error());
    }
    assertEquals(400, Api.as(server, "anna").get("users/x?a=b").status());
  }
}
