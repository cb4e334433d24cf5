package io.cim.keycloak.network.support;

import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.keycloak.util.JsonSerialization;

/** Fingerprints of what the API tells. */
public final class Tags {

  private Tags() {}

  /** Changes with everything that stands in the JSON of this. */
  public static EntityTag of(Object state) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(JsonSerialization.writeValueAsBytes(state));
      return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }
}
