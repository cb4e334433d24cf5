package io.cim.keycloak.network.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What identity admins do all day, with the targets that this project has set itself. */
final class Jobs {

  private static final String COMMON = "role=livechat:livechat-agent";
  private static final String MEDIUM = "role=chatbot:chatbot-developer";
  private static final String RARE = "role=campaign:campaign-moderator";
  private static final String PAGE = "network/users?max=50";

  private final Caller caller;
  private final int members;

  Jobs(Caller caller, int members) {
    this.caller = caller;
    this.members = members;
  }

  /** All jobs, in the order of the report. */
  List<Job> all() throws IOException {
    List<Job> jobs = new ArrayList<>();
    jobs.add(Job.of("nothing (the floor)", null, List.of(caller.get("network/access")), null));
    jobs.addAll(list());
    jobs.addAll(filters());
    jobs.addAll(searches());
    jobs.addAll(orders());
    jobs.addAll(counts());
    jobs.addAll(oneMember());
    jobs.add(
        Job.of(
            "page of agent groups",
            null,
            List.of(caller.get("network/agent-groups?max=50")),
            null));
    return jobs;
  }

  /** The jobs that tell how the effort grows with the network. */
  List<Job> growing() throws IOException {
    return List.of(
        Job.of("list", null, page(""), stockPage(0)),
        Job.of(
            "filter by role", null, page("&" + MEDIUM), stockRole("chatbot", "chatbot-developer")),
        Job.of("search", null, page("&search=ana.novic7"), stockSearch("ana.novic7")),
        preview());
  }

  /** The list without roles at a position, a share of the whole from 0 to 1. */
  Job position(double share) throws IOException {
    int position = (int) (share * Math.max(members - 60, 0));
    return Job.of(Math.round(share * 100) + " %", null, page(after(position)), stockPage(position));
  }

  private List<Job> list() throws IOException {
    List<Request> withRoles = new ArrayList<>(stockPage(0));
    for (JsonNode user : caller.read("users?briefRepresentation=true&max=50")) {
      withRoles.add(caller.get("users/" + user.get("id").asText() + "/role-mappings"));
    }
    int far = members / 10 * 9;
    return List.of(
        Job.of("list page, against list + roles", 5.0, page(""), withRoles),
        Job.of("list page, against users alone", 5.0, page(""), stockPage(0)),
        Job.of("list page at position " + far, 5.0, page(after(far)), stockPage(far)));
  }

  private List<Job> filters() throws IOException {
    return List.of(
        Job.of(
            "role held by 50 %", 6.0, page("&" + COMMON), stockRole("livechat", "livechat-agent")),
        Job.of(
            "role held by 5 %", 6.0, page("&" + MEDIUM), stockRole("chatbot", "chatbot-developer")),
        Job.of(
            "role held by 0.03 %",
            6.0, page("&" + RARE), stockRole("campaign", "campaign-moderator")),
        Job.of(
            "any of two roles, in the middle of the list",
            6.0,
            page("&role=livechat:livechat-agent&role=livechat:livechat-admin" + after(members / 2)),
            null),
        Job.of("any role of a product", 6.0, page("&product=livechat"), null),
        Job.of("a role in each of two products", 20.0, page("&" + COMMON + "&" + MEDIUM), null),
        Job.of("the same, one of them rare", 20.0, page("&" + COMMON + "&" + RARE), null),
        Job.of("CIM admins", 6.0, page("&cimAdmin=true"), null),
        Job.of(
            "disabled",
            6.0,
            page("&enabled=false"),
            List.of(caller.get("users?briefRepresentation=true&max=50&enabled=false"))));
  }

  private List<Job> searches() {
    return List.of(
        search("search, no match", 8.0, "qqzzqq", ""),
        search("search, some matches", 8.0, "ana.novic77", ""),
        search("search, 1 in 300 matches", 30.0, "olga.garcia", ""),
        search("search, 1 in 20 matches", 30.0, "garc", ""),
        search("search of two letters", 30.0, "ar", ""),
        search("search and a common role", 30.0, "olga.garcia", "&" + COMMON),
        search("search and a rare role", 30.0, "garc", "&" + RARE));
  }

  private List<Job> orders() throws IOException {
    return List.of(
        Job.of("by user name", 5.0, page("&sort=username"), null),
        Job.of("newest first", 5.0, page("&sort=-joined"), null),
        Job.of("newest first of a common role", 30.0, page("&sort=-joined&" + COMMON), null),
        Job.of("newest first of a rare role", 30.0, page("&sort=-joined&" + RARE), null),
        Job.of("by user name, of a search", 30.0, page("&sort=username&search=olga.garcia"), null));
  }

  private List<Job> counts() {
    return List.of(
        Job.of(
            "count",
            150.0,
            List.of(caller.get("network/users/count")),
            List.of(caller.get("users/count"))),
        Job.of(
            "count of a common role",
            150.0,
            List.of(caller.get("network/users/count?" + COMMON)),
            null),
        Job.of(
            "count of a search",
            150.0,
            List.of(caller.get("network/users/count?search=garc")),
            List.of(caller.get("users/count?search=*garc*"))),
        Job.of("roles & permissions", null, List.of(caller.get("network/products")), null));
  }

  private List<Job> oneMember() throws IOException {
    String id = somebody();
    String chatbot = client("chatbot");
    String editor = caller.read("clients/" + chatbot + "/roles/chatbot-moderator").toString();
    String mappings = "users/" + id + "/role-mappings/clients/" + chatbot;
    return List.of(
        preview(),
        new Job(
            "edit of a member's roles",
            25.0,
            run ->
                List.of(
                    new Request(
                        caller,
                        "PUT",
                        "network/users/" + id + "/products",
                        run % 2 == 0
                            ? "{\"chatbot\": [\"chatbot-moderator\"]}"
                            : "{\"chatbot\": []}")),
            run ->
                List.of(
                    new Request(
                        caller, run % 2 == 0 ? "POST" : "DELETE", mappings, "[" + editor + "]"))));
  }

  private Job preview() throws IOException {
    String id = somebody();
    return Job.of(
        "preview of a member",
        5.0,
        List.of(caller.get("network/users/" + id)),
        List.of(caller.get("users/" + id), caller.get("users/" + id + "/role-mappings")));
  }

  private String somebody() throws IOException {
    return caller
        .read("network/users?max=1&" + MEDIUM + "&cimAdmin=false")
        .at("/users/0/id")
        .asText();
  }

  private Job search(String name, double target, String text, String more) {
    return Job.of(
        name, target, page("&search=" + text + more), more.isEmpty() ? stockSearch(text) : null);
  }

  private List<Request> page(String more) {
    return List.of(caller.get(PAGE + more));
  }

  private List<Request> stockPage(int first) {
    return List.of(caller.get("users?briefRepresentation=true&max=50&first=" + first));
  }

  private List<Request> stockSearch(String text) {
    return List.of(caller.get("users?briefRepresentation=true&max=50&search=*" + text + "*"));
  }

  private List<Request> stockRole(String clientId, String role) throws IOException {
    return List.of(
        caller.get(
            "clients/"
                + client(clientId)
                + "/roles/"
                + role
                + "/users?max=50&briefRepresentation=true"));
  }

  private String client(String clientId) throws IOException {
    return caller.read("clients?clientId=" + clientId).at("/0/id").asText();
  }

  /** The parameter for the page behind a position, by the ID of the member there. */
  private String after(int position) throws IOException {
    if (position == 0) {
      return "";
    }
    String id =
        caller.read("users?briefRepresentation=true&max=1&first=" + position).at("/0/id").asText();
    String cursor = String.join("\n", "id", "", id);
    return "&after="
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
  }
}
