package io.cim.keycloak.network.sheets;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of roles in one cell, separated by semicolons. A semicolon or backslash inside a name has a
 * backslash before it. Pure.
 */
public final class RolesCell {

  private static final Pattern NAME = Pattern.compile("(?:[^;\\\\]|\\\\.)+");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
  private static final Pattern SPECIAL = Pattern.compile("[;\\\\]");

  private RolesCell() {}

  static String write(Collection<String> names) {
    return names.stream()
        .map(name -> SPECIAL.matcher(name).replaceAll("\\\\$0"))
        .collect(Collectors.joining(";"));
  }

  /** The names in a cell; spaces around them do not count. */
  public static Set<String> read(String cell) {
    Set<String> names = new LinkedHashSet<>();
    for (Matcher matcher = NAME.matcher(cell); matcher.find(); ) {
      String name = matcher.group().strip();
      if (!name.isEmpty()) {
        names.add(ESCAPED.matcher(name).replaceAll("$1"));
      }
    }
    return names;
  }
}
