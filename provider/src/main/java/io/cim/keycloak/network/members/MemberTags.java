package io.cim.keycloak.network.members;

import io.cim.keycloak.network.support.Tags;
import jakarta.ws.rs.core.EntityTag;

/** Fingerprints of members. */
final class MemberTags {

  private MemberTags() {}

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
    return Tags.of(
        new MemberDetails(
            withoutAccess, details.permissions(), details.agentGroups(), details.sources()));
  }
}
