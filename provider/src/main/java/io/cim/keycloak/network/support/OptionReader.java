package io.cim.keycloak.network.support;

import java.util.function.UnaryOperator;

/**
 * Reads options strictly: a value that makes no sense is an {@link IllegalArgumentException}, which
 * keeps the server from starting and names the option.
 *
 * @param prefix what stands before the names in Keycloak's configuration
 * @param values gives the value of a name, or null where it is not set
 */
public record OptionReader(String prefix, UnaryOperator<String> values) {

  /** The value without spaces around it; empty where it is not set. */
  public String text(String name) {
    String value = values.apply(name);
    return value == null ? "" : value.strip();
  }

  /** A truth value; false where it is not set. */
  public boolean bool(String name) {
    return switch (text(name)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw invalid(name, "true or false");
    };
  }

  /** A whole number of a range, or the preset where it is not set. */
  public int number(String name, int preset, int least, int most) {
    String text = text(name);
    if (text.isEmpty()) {
      return preset;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw invalid(name, "a whole number from " + least + " to " + most);
  }

  /** The refusal of a value, to be thrown. */
  public IllegalArgumentException invalid(String name, String form) {
    return new IllegalArgumentException(
        "The option '%s%s' is '%s': it must be %s.".formatted(prefix, name, text(name), form));
  }
}
