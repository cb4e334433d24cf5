package io.cim.keycloak.network.deliveries;

import java.util.Map;

/**
 * Whom or what an event is about. What is told of one subject to one product keeps its order.
 *
 * @param id of the user for a member, the numeric ID for an agent group, the name for a module
 *     role, the client ID for a product
 * @param name as it was at the time, for the screen
 */
public record Subject(Kind kind, String id, String name) {

  /** What it is. */
  public enum Kind {
    MEMBER("member"),
    AGENT_GROUP("agent-group"),
    ROLE("role"),
    PRODUCT("product");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As it stands in the API and the database. */
    public String text() {
      return text;
    }

    static Kind of(String text) {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(text);
    }
  }

  /** A member. */
  public static Subject member(String id, String username) {
    return new Subject(Kind.MEMBER, id, username);
  }

  /** An agent group. */
  public static Subject agentGroup(long number, String name) {
    return new Subject(Kind.AGENT_GROUP, Long.toString(number), name);
  }

  /** A module role of the product that is told. */
  public static Subject role(String name) {
    return new Subject(Kind.ROLE, name, name);
  }

  /** The product itself. */
  public static Subject product(String clientId, String name) {
    return new Subject(Kind.PRODUCT, clientId, name);
  }

  /**
   * As a subject identifier of RFC 9493.
   *
   * @param issuer of the realm's tokens
   */
  Map<String, String> identifier(String issuer) {
    return kind == Kind.MEMBER
        ? Map.of("format", "iss_sub", "iss", issuer, "sub", id)
        : Map.of("format", "opaque", "id", id);
  }
}
