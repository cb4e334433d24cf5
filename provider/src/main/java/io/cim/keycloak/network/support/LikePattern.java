package io.cim.keycloak.network.support;

/** Patterns for {@code like … escape '!'}. */
public final class LikePattern {

  private LikePattern() {}

  /** Matches what has this text in it, whatever characters it is made of. */
  public static String containing(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
