package io.cim.keycloak.network.support;

import org.keycloak.models.RealmModel;

/** How people and networks are called. */
public final class DisplayName {

  private DisplayName() {}

  /**
   * First name, space, last name; what is missing is left out, and the user name stands where both
   * are.
   *
   * @param firstName or null
   * @param lastName or null
   */
  public static String of(String firstName, String lastName, String username) {
    String name =
        ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
    return name.isEmpty() ? username : name;
  }

  /** A network has the display name of its realm, and the realm's name where that is empty. */
  public static String of(RealmModel realm) {
    String name = realm.getDisplayName();
    return name == null || name.isBlank() ? realm.getName() : name;
  }
}
