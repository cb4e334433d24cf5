package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Compares what the documentation shows with what really comes. Fields that it leaves out may be
 * there; {@code "…"} stands for any value, and for the rest of a list.
 */
public final class Examples {

  private Examples() {}

  /** Fails, and says where, unless what came is as it was told. */
  public static void compare(String where, JsonNode told, JsonNode is) {
    if (told.isObject()) {
      told.fieldNames()
          .forEachRemaining(
              name -> {
                if (!is.has(name)) {
                  fail(where + ": no " + name + " in " + is);
                }
                compare(where + "." + name, told.get(name), is.get(name));
              });
    } else if (told.isArray()) {
      boolean whole = told.isEmpty() || !"…".equals(told.get(told.size() - 1).asText());
      int compared = whole ? told.size() : told.size() - 1;
      assertTrue(whole ? is.size() == compared : is.size() >= compared, () -> where + ": " + is);
      for (int i = 0; i < compared; i++) {
        compare(where + "[" + i + "]", told.get(i), is.get(i));
      }
    } else if (!"…".equals(told.asText())) {
      assertEquals(told, is, where);
    }
  }
}
