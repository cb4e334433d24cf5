package io.cim.keycloak.network.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.groups.AgentGroup.Access;
import io.cim.keycloak.network.groups.AgentGroup.Details;
import io.cim.keycloak.network.groups.AgentGroup.GroupMember;
import io.cim.keycloak.network.groups.GroupStore.Row;
import io.cim.keycloak.network.support.OpaqueText;
import io.cim.keycloak.network.support.QueryParameters;
import io.cim.keycloak.network.support.Tags;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API tells of groups, with what this caller may do to them. */
final class GroupViews {

  private static final String CURSOR = "group\n";

  private final GroupStore store;
  private final Caller caller;

  GroupViews(GroupStore store, Caller caller) {
    this.store = store;
    this.caller = caller;
  }

  /**
   * A page of the list.
   *
   * @param next the cursor of the page after, or null where this is the last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Page(List<AgentGroup> groups, String next) {}

  /**
   * A page of the groups that the caller may see, by name.
   *
   * @param search part of the name, or the number; null for all
   * @param after the cursor of the page before, or null for the first
   */
  Page page(String search, String after, int max) {
    boolean all = caller.readsAllGroups();
    // one more than the page tells whether there is another
    List<Row> rows = store.page(search, name(after), all ? null : caller.actor().id(), max + 1);
    List<Row> page = rows.size() > max ? rows.subList(0, max) : rows;
    Map<Long, List<String>> projects = store.projects();
    boolean manages = caller.managesGroups();
    // who sees only own groups is a supervisor; supervisors may see the others too
    Set<String> own =
        all && !manages && caller.isSupervisor() ? store.idsOf(caller.actor().id()) : Set.of();
    return new Page(
        page.stream()
            .map(
                row ->
                    group(
                        row,
                        projects,
                        new Access(manages, manages || !all || own.contains(row.id()))))
            .toList(),
        rows.size() > max ? OpaqueText.encode(CURSOR + page.get(max - 1).name()) : null);
  }

  private static AgentGroup group(Row row, Map<Long, List<String>> projects, Access access) {
    return new AgentGroup(
        row.number(),
        row.name(),
        row.members(),
        row.defaultAgent(),
        projects.getOrDefault(row.number(), List.of()),
        access);
  }

  /** The name where the page before ended, or null for the first page. */
  private static String name(String cursor) {
    if (cursor == null) {
      return null;
    }
    String text = OpaqueText.decode(cursor);
    if (!text.startsWith(CURSOR) || text.indexOf('\0') >= 0) {
      throw QueryParameters.invalid("after", "Must be the 'next' of a page of the groups.");
    }
    return text.substring(CURSOR.length());
  }

  /** The names of the bot projects that use a group by default. */
  List<String> projects(Row row) {
    return store.projects().getOrDefault(row.number(), List.of());
  }

  /** All about a group. */
  Details details(Row row) {
    List<GroupMember> members = store.members(row.id());
    boolean manages = caller.managesGroups();
    String self = caller.actor().id();
    boolean own = members.stream().anyMatch(member -> member.agent().id().equals(self));
    return new Details(
        row.number(),
        row.name(),
        members,
        row.defaultAgent(),
        projects(row),
        new Access(manages, manages || (own && caller.isSupervisor())));
  }

  /** The answer of these details, with an {@code ETag} that is the same for every caller. */
  static Response.ResponseBuilder answer(Response.ResponseBuilder response, Details details) {
    return response.entity(details).tag(Tags.of(details.withoutAccess()));
  }
}
