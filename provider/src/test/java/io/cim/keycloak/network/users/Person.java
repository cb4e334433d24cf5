package io.cim.keycloak.network.users;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A member as Keycloak's own admin API tells it.
 *
 * @param direct module roles as {@code product:role}
 * @param effective the same, held by whatever way
 */
record Person(
    String id,
    String username,
    String firstName,
    String lastName,
    String email,
    boolean enabled,
    long created,
    boolean cimAdmin,
    Set<String> direct,
    Set<String> effective) {

  String displayName() {
    String name =
        String.join(" ", Stream.of(firstName, lastName).filter(Objects::nonNull).toList());
    return name.isEmpty() ? username : name;
  }

  /** All that a search looks at. */
  List<String> texts() {
    String full =
        Objects.requireNonNullElse(firstName, "") + " " + Objects.requireNonNullElse(lastName, "");
    return Stream.of(full, username, email).filter(Objects::nonNull).toList();
  }

  boolean matches(String search) {
    return texts().stream()
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)));
  }
}
