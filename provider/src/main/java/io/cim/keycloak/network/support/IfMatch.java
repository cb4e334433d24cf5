package io.cim.keycloak.network.support;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match}: what the caller has seen of a thing that they change.
 *
 * @param values of the header; empty where the caller does not ask
 */
public record IfMatch(List<String> values) {

  public static IfMatch of(HttpHeaders headers) {
    return new IfMatch(headers.getRequestHeader(HttpHeaders.IF_MATCH));
  }

  /**
   * Returns where the caller has seen this state, or does not ask.
   *
   * @param what the thing is, for the sentence of the refusal: {@code member}
   * @throws org.keycloak.services.ErrorResponseException {@code stale} otherwise
   */
  public void require(EntityTag current, String what) {
    if (!values.isEmpty() && values.stream().noneMatch(value -> matches(value, current))) {
      throw NetworkError.STALE.because(
          "Somebody else has changed this " + what + " since you read it. Read it again.");
    }
  }

  /** As HTTP has it: weak tags match nothing. */
  private static boolean matches(String header, EntityTag current) {
    return header.strip().equals("*")
        || Pattern.compile(",")
            .splitAsStream(header)
            .anyMatch(tag -> tag.strip().equals("\"" + current.getValue() + "\""));
  }
}
