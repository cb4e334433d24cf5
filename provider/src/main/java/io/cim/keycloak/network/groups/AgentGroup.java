package io.cim.keycloak.network.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * An agent group in the list, on the wire.
 *
 * @param id the numeric ID
 * @param members how many people are in it
 * @param defaultAgent or null; somebody who is disabled is none
 * @param projects names of the bot projects that use it by default
 * @param access what this caller may do to this group
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AgentGroup(
    long id, String name, long members, Agent defaultAgent, List<String> projects, Access access) {

  /**
   * What a caller may do to a group.
   *
   * @param edit rename and delete it
   * @param compose change who is in it and who is its default agent
   */
  public record Access(boolean edit, boolean compose) {}

  /** Somebody who is in a group. */
  public record GroupMember(@JsonUnwrapped Agent agent, boolean enabled) {}

  /**
   * All about one group, on the wire.
   *
   * @param members by user name
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Details(
      long id,
      String name,
      List<GroupMember> members,
      Agent defaultAgent,
      List<String> projects,
      Access access) {

    /** The same for every caller. */
    Details withoutAccess() {
      return new Details(id, name, members, defaultAgent, projects, null);
    }
  }

  /**
   * What a bot needs to transfer a chat, on the wire.
   *
   * @param autoAssign whether the default agent, where there is one, accepts the chats
   * @param agents who is in the group and enabled, by user name
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Route(
      long id, String name, boolean autoAssign, Agent defaultAgent, List<Agent> agents) {}
}
