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
  private static final String FEW = "role=chatbot:chatbot-admin";
  private static final String PAGE = "network/users?max=50";

  private final Caller caller;
  private final Caller cimAdmin;
  private final int members;

  /**
   * The jobs of a network.
   *
   * @param caller a platform operator, who may do all by Keycloak's own API too
   * @param cimAdmin whose changes the guard compares whole
   */
  Jobs(Caller caller, Caller cimAdmin, int members) {
    this.caller = caller;
    this.cimAdmin = cimAdmin;
    this.members = members;
  }

  /** All jobs, in the order of the report. */
  List<JobGroup> groups() throws IOException {
    return List.of(
        new JobGroup("The list", list()),
        new JobGroup("Paging", new PagingJobs(caller).all()),
        new JobGroup("The list, by roles and state", filters()),
        new JobGroup("Search", searches()),
        new JobGroup("Other orders", orders()),
        new JobGroup("Counts", counts()),
        new JobGroup("One member", oneMember()),
        new JobGroup("Many members", new BulkJobs(caller, cimAdmin).all()),
        new JobGroup("Other pages", otherPages()));
  }

  /** The jobs that tell how the effort grows with the network. */
  List<Job> growing() throws IOException {
    return List.of(
        Job.of("list", null, page(""), stockPage(0)),
        Job.of(
            "filter by role", null, page("&" + MEDIUM), stockRole("chatbot", "chatbot-developer")),
        Job.of("search", null, page("&search=anna.novic7"), stockSearch("anna.novic7")),
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
        Job.of("nothing (the floor)", null, List.of(caller.get("network/access")), null),
        Job.of("page, stock with roles", 5.0, page(""), withRoles).faster(20),
        Job.of("page, stock without roles", 5.0, page(""), stockPage(0)).faster(2),
        atMillion(
            100,
            Job.of(
                "page at %,d, without roles".formatted(far),
                5.0,
                page(after(far)),
                stockPage(far))));
  }

  private List<Job> filters() throws IOException {
    return List.of(
        atMillion(
            120,
            Job.of(
                "role held by 50 %",
                6.0, page("&" + COMMON), stockRole("livechat", "livechat-agent"))),
        atMillion(
            120,
            Job.of(
                "role held by 5 %",
                6.0, page("&" + MEDIUM), stockRole("chatbot", "chatbot-developer"))),
        atMillion(
            120,
            Job.of(
                "role held by 0.03 %",
                6.0, page("&" + RARE), stockRole("campaign", "campaign-moderator"))),
        Job.of(
            "any of two roles, middle of the list",
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
        atMillion(60, search("no match", 8.0, "qqzzqq", "")),
        atMillion(60, search("a few matches", 8.0, "anna.novic7", "")),
        search("1 in 4,000 matches", 8.0, "zoe.haddo", ""),
        search("1 in 800 matches", 30.0, "olga.garc", ""),
        search("1 in 300 matches", 30.0, "garcia", ""),
        search("1 in 40 matches", 30.0, "zoe", ""),
        search("1 in 20 matches", 30.0, "garc", ""),
        search("two letters", 30.0, "ar", ""),
        search("two letters, no match", 30.0, "qz", ""),
        search("a letter that few have", 30.0, "q", ""),
        search("no match, and a role held by 1 %", 30.0, "qqzzqq", "&" + FEW),
        search("1 in 800 matches, and a common role", 30.0, "olga.garc", "&" + COMMON),
        search("1 in 20 matches, and a role held by 1 %", 30.0, "garc", "&" + FEW),
        search("1 in 20 matches, and a rare role", 30.0, "garc", "&" + RARE));
  }

  private List<Job> orders() {
    return List.of(
        Job.of("by user name", 5.0, page("&sort=username"), null),
        Job.of("newest first", 5.0, page("&sort=-joined"), null),
        Job.of("newest first of a common role", 30.0, page("&sort=-joined&" + COMMON), null),
        Job.of("newest first of a rare role", 30.0, page("&sort=-joined&" + RARE), null),
        search("newest first, 1 in 800 matches", 30.0, "olga.garc", "&sort=-joined"),
        search("newest first, 1 in 20 matches", 30.0, "garc", "&sort=-joined"),
        search("by user name, 1 in 800 matches", 30.0, "olga.garc", "&sort=username"),
        search("by user name, 1 in 20 matches", 30.0, "garc", "&sort=username"),
        search("by user name, a first name at the end", 30.0, "zoe", "&sort=username"));
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
        Job.of(
            "count of a letter that few have",
            150.0,
            List.of(caller.get("network/users/count?search=q")),
            null),
        Job.of(
            "count of two letters that many have",
            150.0,
            List.of(caller.get("network/users/count?search=ar")),
            null),
        Job.of(
            "count of a search and a common role",
            150.0,
            List.of(caller.get("network/users/count?search=garc&" + COMMON)),
            null));
  }

  private List<Job> otherPages() {
    return List.of(
        Job.of(
            "roles & permissions",
            null,
            List.of(caller.get("network/products?members=false")),
            null),
        Job.of(
            "the same with numbers of members",
            null,
            List.of(caller.get("network/products")),
            null),
        Job.of("agent groups", null, List.of(caller.get("network/agent-groups?max=50")), null));
  }

  /**
   * Ours and Keycloak's own edit different members: the same one would already be as they want it.
   */
  private List<Job> oneMember() throws IOException {
    String id = somebody(0);
    String chatbot = client("chatbot");
    String editor = caller.read("clients/" + chatbot + "/roles/chatbot-moderator").toString();
    String mappings = "users/" + somebody(1) + "/role-mappings/clients/" + chatbot;
    return List.of(
        preview(),
        new Job(
            "edit of a member's roles",
            List.of(Target.millis(25)),
            run ->
                List.of(
                    new Request(
                        cimAdmin,
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
    String id = somebody(0);
    return Job.of(
            "preview",
            5.0,
            List.of(caller.get("network/users/" + id)),
            List.of(caller.get("users/" + id), caller.get("users/" + id + "/role-mappings")))
        .faster(1);
  }

  /** The ID of an ordinary member: the first of them, the second. */
  private String somebody(int index) throws IOException {
    return caller
        .read("network/users?max=2&" + MEDIUM + "&cimAdmin=false")
        .at("/users/" + index + "/id")
        .asText();
  }

  private Job search(String name, double target, String text, String more) {
    return Job.of(
        name, target, page("&search=" + text + more), more.isEmpty() ? stockSearch(text) : null);
  }

  /** What is to be so many times faster than Keycloak's own is so where that takes long. */
  private Job atMillion(int times, Job job) {
    return members < 1_000_000 ? job : job.faster(times);
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
