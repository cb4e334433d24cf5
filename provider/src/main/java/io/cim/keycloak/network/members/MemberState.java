package io.cim.keycloak.network.members;

import io.cim.keycloak.network.guard.Target;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;

/**
 * A member as the database had them at one moment.
 *
 * @param details what is told of the member
 * @param held what the member holds directly and through groups, composites not followed
 * @param target the member as the guard sees them
 */
public record MemberState(MemberDetails details, List<HeldRole> held, Target target) {

  public Member member() {
    return details.member();
  }

  /** Changes with everything that is told of the member; the same for every caller. */
  public EntityTag tag() {
    return MemberTags.of(details);
  }
}
