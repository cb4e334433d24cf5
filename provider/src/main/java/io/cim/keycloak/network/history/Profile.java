package io.cim.keycloak.network.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * A member's account at one moment, only to be compared with a later one: its values are never
 * stored.
 *
 * @param fields values by name
 * @param passwords marks that change with each new password
 * @param credentials marks that change with each other credential
 */
record Profile(
    String memberId, Map<String, String> fields, Set<String> passwords, Set<String> credentials) {

  static Profile of(UserModel member) {
    Map<String, String> fields = new HashMap<>();
    member.getAttributes().forEach((name, values) -> fields.put(name, String.valueOf(values)));
    fields.put("enabled", String.valueOf(member.isEnabled()));
    fields.put("emailVerified", String.valueOf(member.isEmailVerified()));
    fields.put(
        "requiredActions",
        member.getRequiredActionsStream().sorted().collect(Collectors.joining(" ")));
    Map<Boolean, Set<String>> credentials =
        member
            .credentialManager()
            .getStoredCredentialsStream()
            .collect(
                Collectors.partitioningBy(
                    credential -> credential.getType().equals(PasswordCredentialModel.TYPE),
                    Collectors.mapping(Profile::mark, Collectors.toSet())));
    return new Profile(member.getId(), fields, credentials.get(true), credentials.get(false));
  }

  private static String mark(CredentialModel credential) {
    return credential.getId() + " " + credential.getCreatedDate();
  }

  /** The names of the fields in which the other differs, sorted. */
  List<String> fieldsChangedUntil(Profile later) {
    Set<String> names = new TreeSet<>(fields.keySet());
    names.addAll(later.fields.keySet());
    names.removeIf(name -> Objects.equals(fields.get(name), later.fields.get(name)));
    return List.copyOf(names);
  }
}
