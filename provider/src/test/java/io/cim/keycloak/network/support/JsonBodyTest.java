package io.cim.keycloak.network.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.services.ErrorResponseException;

class JsonBodyTest {

  @Test
  void readsEveryType() {
    JsonBody body =
        JsonBody.parse(
            """
            {"text": "a", "flag": true, "texts": ["b", "a", "b"], "numbers": [3, 1], "nothing": null,
             "object": {"x": []}}
            """);
    assertEquals("a", body.text("text"));
    assertEquals(true, body.bool("flag"));
    assertEquals(List.of("b", "a"), List.copyOf(body.texts("texts")));
    assertEquals(List.of(3L, 1L), List.copyOf(body.numbers("numbers")));
    assertEquals(Set.of(), body.object("object").texts("x"));
    assertNull(body.text("nothing"));
    assertNull(body.text("absent"));
    assertNull(body.texts("absent"));
    assertNull(body.object("absent"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "null",
        "{",
        "{} {}",
        "{\"a\": 1, \"a\": 2}",
        "{'a': 1}",
        "{a: 1}"
      })
  void refusesWhatIsNoObject(String text) {
    refused(() -> JsonBody.parse(text));
  }

  @Test
  void refusesWrongTypes() {
    JsonBody body =
        JsonBody.parse(
            """
            {"number": 1, "text": "a", "mixed": ["a", 1], "fractions": [1.5], "huge": [12345678901234567890],
             "nul": "a\\u0000b", "half": "a\\ud800"}
            """);
    List<Consumer<String>> readers =
        List.of(body::text, body::bool, body::texts, body::numbers, body::object);
    for (Consumer<String> read : readers) {
      refused(() -> read.accept("number"));
    }
    refused(() -> body.texts("mixed"));
    refused(() -> body.numbers("mixed"));
    refused(() -> body.numbers("fractions"));
    refused(() -> body.numbers("huge"));
    refused(() -> body.text("nul"));
    refused(() -> body.text("half"));
    String many = "{\"many\": [" + "1,".repeat(1000) + "1]}";
    refused(() -> JsonBody.parse(many).numbers("many"));
    refused(() -> body.only(Set.of("number", "text")));
  }

  private static void refused(Runnable reading) {
    assertThrows(ErrorResponseException.class, reading::run);
  }
}
