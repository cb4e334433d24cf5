package io.cim.keycloak.network.support;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponseException;

/**
 * The query parameters of a request, read strictly: what is unknown, repeated or malformed is
 * refused.
 */
public final class QueryParameters {

  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final MultivaluedMap<String, String> values;

  /**
   * Wraps the parameters of a request.
   *
   * @param allowed the names that this endpoint knows
   * @throws ErrorResponseException {@code invalid_request} for any other name
   */
  public QueryParameters(MultivaluedMap<String, String> values, Set<String> allowed) {
    this.values = values;
    for (String name : new TreeSet<>(values.keySet())) {
      if (!allowed.contains(name)) {
        throw invalid(
            name,
            allowed.isEmpty()
                ? "This endpoint takes no parameters."
                : "Unknown parameter. Known are: "
                    + String.join(", ", new TreeSet<>(allowed))
                    + ".");
      }
    }
  }

  /** The parameters of a session's request; see the constructor. */
  public static QueryParameters of(KeycloakSession session, Set<String> allowed) {
    return new QueryParameters(session.getContext().getUri().getQueryParameters(), allowed);
  }

  /** The value of a parameter that may stand once, or null where it is absent. */
  public String one(String name) {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw invalid(name, "May be given only once.");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** All values of a parameter that may be repeated, in order; empty where it is absent. */
  public List<String> all(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    for (String value : all) {
      // no database stores it, and PostgreSQL refuses to compare with it
      if (value.indexOf('\0') >= 0) {
        throw invalid(name, "Must not have a NUL character.");
      }
    }
    return all;
  }

  /** {@code true} or {@code false}, or null where the parameter is absent. */
  public Boolean bool(String name) {
    return parsed(
        name,
        value ->
            switch (value) {
              case "true" -> true;
              case "false" -> false;
              default -> throw invalid(name, "Must be true or false.");
            });
  }

  /** A whole number of a range, or null where the parameter is absent. */
  public Integer integer(String name, int least, int most) {
    return parsed(
        name,
        value -> {
          if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
              return number;
            }
          }
          throw invalid(name, "Must be a whole number from " + least + " to " + most + ".");
        });
  }

  /** The most that a page of a list has: {@code max}, or the default where it is absent. */
  public int pageSize() {
    Integer asked = integer("max", 1, LARGEST_PAGE);
    return asked == null ? DEFAULT_PAGE : asked;
  }

  private <T> T parsed(String name, Function<String, T> parse) {
    String value = one(name);
    return value == null ? null : parse.apply(value);
  }

  /** The refusal of a parameter, to be thrown. */
  public static ErrorResponseException invalid(String name, String message) {
    return NetworkError.INVALID_REQUEST.because(
        "Parameter '" + name + "': " + message, Map.of("field", name));
  }
}
