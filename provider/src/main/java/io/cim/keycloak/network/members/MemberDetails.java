package io.cim.keycloak.network.members;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cim.keycloak.network.groups.AgentGroups;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All about one member, on the wire.
 *
 * @param member the fields of the list
 * @param permissions by client ID the names of the permissions, sorted
 * @param agentGroups the agent groups the member is in
 * @param sources by client ID and module role, how the role is held
 */
public record MemberDetails(
    @JsonUnwrapped Member member,
    Map<String, Set<String>> permissions,
    List<AgentGroups.Membership> agentGroups,
    Map<String, Map<String, List<RoleSource>>> sources) {}
