package io.cim.keycloak.network.invitations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes a link good: a random text of which the database has the hash. */
final class Nonces {

  private Nonces() {}

  /** As the database has it. No salt: a nonce is random and as long as a key. */
  static String hash(String nonce) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
