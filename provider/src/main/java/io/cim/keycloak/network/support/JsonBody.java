package io.cim.keycloak.network.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.util.JsonSerialization;

/**
 * The body of a request, read strictly: what is unknown, repeated or of the wrong type is refused
 * with {@code invalid_request}, and {@code details.field} names it.
 */
public final class JsonBody {

  private static final int LONGEST_LIST = 1000;

  private static final ObjectReader READER =
      JsonSerialization.mapper
          .reader()
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode object;

  /** Where the object stands in the body, as a prefix for the names of its fields. */
  private final String prefix;

  private JsonBody(JsonNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  /**
   * Reads a JSON object.
   *
   * @param text the body of the request
   * @throws ErrorResponseException {@code invalid_request} for everything else
   */
  public static JsonBody parse(String text) {
    try {
      JsonNode node = READER.readTree(text);
      if (node != null && node.isObject()) {
        return new JsonBody(node, "");
      }
    } catch (JsonProcessingException e) {
      throw NetworkError.INVALID_REQUEST.because(
          "The body is no valid JSON: " + e.getOriginalMessage());
    }
    throw NetworkError.INVALID_REQUEST.because("The body must be a JSON object.");
  }

  /** Refuses all fields but these. */
  public JsonBody only(Set<String> allowed) {
    for (String name : names()) {
      if (!allowed.contains(name)) {
        throw invalid(
            name, "Unknown field. Known are: " + String.join(", ", new TreeSet<>(allowed)) + ".");
      }
    }
    return this;
  }

  /** The names of the fields, in the order of the body. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A text, or null where the field is absent or null. */
  public String text(String name) {
    return read(name, value -> text(name, value));
  }

  /** A truth value, or null where the field is absent or null. */
  public Boolean bool(String name) {
    return read(
        name,
        value -> {
          if (!value.isBoolean()) {
            throw invalid(name, "Must be true or false.");
          }
          return value.booleanValue();
        });
  }

  /** A list of texts without repetitions, or null where the field is absent or null. */
  public Set<String> texts(String name) {
    return list(name, "Must be a list of texts.", value -> text(name, value));
  }

  /** A list of whole numbers without repetitions, or null where the field is absent or null. */
  public Set<Long> numbers(String name) {
    String form = "Must be a list of whole numbers.";
    return list(name, form, value -> number(name, value, form));
  }

  /** A whole number, or null where the field is absent or null. */
  public Long number(String name) {
    return read(name, value -> number(name, value, "Must be a whole number."));
  }

  /** A list of objects, or null where the field is absent or null. */
  public List<JsonBody> objects(String name) {
    String form = "Must be a list of objects.";
    Set<JsonBody> objects =
        list(
            name,
            form,
            value -> {
              if (!value.isObject()) {
                throw invalid(name, form);
              }
              return new JsonBody(value, prefix + name + ".");
            });
    return objects == null ? null : List.copyOf(objects);
  }

  /** An object, or null where the field is absent or null. */
  public JsonBody object(String name) {
    return read(
        name,
        value -> {
          if (!value.isObject()) {
            throw invalid(name, "Must be an object.");
          }
          return new JsonBody(value, prefix + name + ".");
        });
  }

  /** The refusal of a field, to be thrown. */
  public ErrorResponseException invalid(String name, String message) {
    return NetworkError.INVALID_REQUEST.because(
        "Field '" + prefix + name + "': " + message, Map.of("field", prefix + name));
  }

  private <T> Set<T> list(String name, String form, Function<JsonNode, T> element) {
    return read(
        name,
        value -> {
          if (!value.isArray()) {
            throw invalid(name, form);
          }
          if (value.size() > LONGEST_LIST) {
            throw invalid(name, "Must have no more than " + LONGEST_LIST + " elements.");
          }
          Set<T> elements = new LinkedHashSet<>();
          value.forEach(one -> elements.add(element.apply(one)));
          return elements;
        });
  }

  private Long number(String name, JsonNode value, String form) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw invalid(name, form);
    }
    return value.longValue();
  }

  private String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw invalid(name, "Must be a text.");
    }
    if (value.textValue().indexOf('\0') >= 0) {
      throw invalid(name, "Must not have a NUL character.");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
      throw invalid(name, "Must be valid Unicode.");
    }
    return value.textValue();
  }

  private <T> T read(String name, Function<JsonNode, T> read) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : read.apply(value);
  }
}
