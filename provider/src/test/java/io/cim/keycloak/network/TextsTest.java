package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of pages and mails, in all their languages. */
class TextsTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr", "it", "nl"})
  void sayTheSameInEveryLanguage(String language) throws IOException {
    assertEquals(places("en"), places(language));
  }

  /** In a message with places, what follows a straight apostrophe would be left as it is. */
  @Test
  void haveNoStraightApostrophes() throws IOException {
    for (String language : List.of("en", "de", "es", "fr", "it", "nl")) {
      for (Object text : texts(language).values()) {
        assertFalse(text.toString().contains("'"), text::toString);
      }
    }
  }

  /** By key what is filled in. */
  private static Map<String, Set<String>> places(String language) throws IOException {
    Map<String, Set<String>> places = new TreeMap<>();
    texts(language)
        .forEach(
            (key, text) -> {
              assertFalse(text.toString().isBlank(), key::toString);
              Set<String> filled = new TreeSet<>();
              PLACE.matcher(text.toString()).results().map(MatchResult::group).forEach(filled::add);
              places.put(key.toString(), filled);
            });
    assertTrue(places.size() > 30, "the texts must be found");
    return places;
  }

  private static Properties texts(String language) throws IOException {
    String file = "/theme-resources/messages/messages_" + language + ".properties";
    try (InputStream stream = TextsTest.class.getResourceAsStream(file)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return texts;
    }
  }
}
