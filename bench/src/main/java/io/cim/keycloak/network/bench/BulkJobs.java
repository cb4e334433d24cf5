package io.cim.keycloak.network.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** One role given to 200 members, and taken away again by the next run. */
final class BulkJobs {

  private static final int MEMBERS = 200;

  private static final List<Target> TARGETS = List.of(Target.millis(1000), Target.times(10));

  private final Caller caller;
  private final Caller cimAdmin;

  BulkJobs(Caller caller, Caller cimAdmin) {
    this.caller = caller;
    this.cimAdmin = cimAdmin;
  }

  List<Job> all() throws IOException {
    List<String> ids = outsideOfChatbot();
    String chatbot = caller.read("clients?clientId=chatbot").at("/0/id").asText();
    String role = caller.read("clients/" + chatbot + "/roles/chatbot-moderator").toString();
    String users = ids.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    IntFunction<List<Request>> bulk =
        run ->
            List.of(
                new Request(
                    cimAdmin,
                    "POST",
                    "network/users/bulk",
                    "{\"users\": [%s], \"products\": {\"chatbot\": [\"chatbot-moderator\"]}, \"mode\": \"%s\"}"
                        .formatted(users, gives(run) ? "add" : "remove")));
    return List.of(
        new Job(
            "a role for 200, stock one by one",
            TARGETS,
            bulk,
            run ->
                each(
                    ids,
                    id ->
                        new Request(
                            caller,
                            gives(run) ? "POST" : "DELETE",
                            "users/" + id + "/role-mappings/clients/" + chatbot,
                            "[" + role + "]"))),
        new Job(
            "a role for 200, ours one by one",
            TARGETS,
            bulk,
            run ->
                each(
                    ids,
                    id ->
                        new Request(
                            cimAdmin,
                            "PUT",
                            "network/users/" + id + "/products",
                            gives(run)
                                ? "{\"chatbot\": [\"chatbot-moderator\"]}"
                                : "{\"chatbot\": []}"))));
  }

  private static boolean gives(int run) {
    return run % 2 == 0;
  }

  private static List<Request> each(List<String> ids, Function<String, Request> request) {
    return ids.stream().map(request).toList();
  }

  /** Members whom the role makes a difference to. */
  private List<String> outsideOfChatbot() throws IOException {
    List<String> ids = new ArrayList<>();
    String after = "";
    while (ids.size() < MEMBERS) {
      JsonNode page = caller.read("network/users?max=200&cimAdmin=false&product=livechat" + after);
      for (JsonNode member : page.get("users")) {
        if (ids.size() < MEMBERS && !member.get("products").has("chatbot")) {
          ids.add(member.get("id").asText());
        }
      }
      if (page.get("next").isNull()) {
        throw new IOException("There are only " + ids.size() + " members outside of chatbot");
      }
      after = "&after=" + page.get("next").asText();
    }
    return ids;
  }
}
