package io.cim.keycloak.network.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.keycloak.services.ErrorResponseException;

/** The refusals of the network API. Each code belongs to one HTTP status. */
public enum NetworkError {
  /** A parameter or body that does not fit the contract. */
  INVALID_REQUEST(400),
  /** A product that the realm does not have. */
  UNKNOWN_PRODUCT(400),
  /** A module role that the product does not have. */
  UNKNOWN_ROLE(400),
  /** A person or agent group, named in a body, that the realm does not have. */
  UNKNOWN_MEMBER(400),
  /** The caller may not do this at all. */
  FORBIDDEN(403),
  /** The target is another CIM admin. */
  CIM_ADMIN_PROTECTED(403),
  /** It would make or unmake a CIM admin, which only platform operators do. */
  CIM_ADMIN_GRANT(403),
  /** No such thing in this realm; only told to callers who may read it. */
  NOT_FOUND(404),
  /** It contradicts what the network has: a duplicate, or access that would remain. */
  CONFLICT(409),
  /** The network would be left without an enabled CIM admin. */
  LAST_CIM_ADMIN(409),
  /** Bot projects use the agent group by default. */
  GROUP_IN_USE(409),
  /** The thing has changed since the caller read it. */
  STALE(412),
  /** More than a documented limit allows. */
  TOO_MANY(429);

  private final int status;

  NetworkError(int status) {
    this.status = status;
  }

  /** The body of a refusal. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Body(
      String error,
      String errorMessage,
      @JsonProperty("error_description") String description,
      Map<String, Object> details) {}

  /** As it stands in the body of a refusal. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status of the refusal. */
  public int status() {
    return status;
  }

  /** The refusal without details; see {@link #because(String, Map)}. */
  public ErrorResponseException because(String message) {
    return because(message, Map.of());
  }

  /**
   * The refusal, to be thrown. Keycloak rolls the transaction back when it reads the response.
   *
   * @param message a sentence that a person can act on
   * @param details what the message is about, by name; may be empty
   */
  public ErrorResponseException because(String message, Map<String, Object> details) {
    return refusal(new Body(code(), message, null, details));
  }

  /**
   * The refusal of what may have been asked of Keycloak's own interfaces. Keycloak's console shows
   * {@code error} and {@code error_description}, and OAuth's clients know no others.
   *
   * @param message a sentence that a person can act on
   */
  public ErrorResponseException explained(String message) {
    return refusal(new Body(code(), message, message, Map.of()));
  }

  private ErrorResponseException refusal(Body body) {
    return new ErrorResponseException(
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build());
  }
}
