package io.cim.keycloak.network.members;

import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.keycloak.util.JsonSerialization;

/** Fingerprints of members. */
final class EntityTags {

  private EntityTags() {}

  /** Changes with everything that the details tell of the member; the same for every caller. */
  static EntityTag of(MemberDetails details) {
    Member m = details.member();
    Member withoutAccess =
        new Member(
            m.id(),
            m.username(),
            m.displayName(),
            m.firstName(),
            m.lastName(),
            m.email(),
            m.enabled(),
            m.createdTimestamp(),
            m.cimAdmin(),
            m.products(),
            null);
    try {
      byte[] state =
          JsonSerialization.writeValueAsBytes(
              new MemberDetails(
                  withoutAccess, details.permissions(), details.agentGroups(), details.sources()));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(state);
      return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }
}
