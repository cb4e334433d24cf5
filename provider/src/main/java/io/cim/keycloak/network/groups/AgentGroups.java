package io.cim.keycloak.network.groups;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Agents who take chats together: the Keycloak groups under the top-level group {@code
 * agent-groups}. In a realm file a group says its numeric ID and the user name of its default agent
 * by attributes.
 */
public final class AgentGroups {

  private static final String PARENT = "agent-groups";
  private static final String NUMBER = "cim.agent-group.id";
  private static final String DEFAULT_AGENT = "cim.agent-group.default-agent";

  private AgentGroups() {}

  /**
   * That a member is in an agent group.
   *
   * @param id the numeric ID of the group
   * @param defaultAgent whether the member is its default agent
   */
  public record Membership(long id, String name, @JsonProperty("default") boolean defaultAgent) {}

  /** The agent groups that a member is in, by number; groups without a number are none. */
  public static List<Membership> of(UserModel member) {
    return member
        .getGroupsStream()
        .filter(group -> isAgentGroups(group.getParent()))
        .map(group -> membership(group, member))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Membership::id))
        .toList();
  }

  private static boolean isAgentGroups(GroupModel parent) {
    return parent != null && parent.getParentId() == null && PARENT.equals(parent.getName());
  }

  private static Membership membership(GroupModel group, UserModel member) {
    String number = group.getFirstAttribute(NUMBER);
    if (number == null || !number.matches("\\d{1,18}")) {
      return null;
    }
    return new Membership(
        Long.parseLong(number),
        group.getName(),
        member.getUsername().equals(group.getFirstAttribute(DEFAULT_AGENT)));
  }
}
