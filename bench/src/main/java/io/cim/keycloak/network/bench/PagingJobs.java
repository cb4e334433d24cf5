package io.cim.keycloak.network.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Paging through the list: another page in every run. Keycloak answers for the people of the first
 * page out of its cache once it has been asked for them, and nobody asks for the first page alone.
 */
final class PagingJobs {

  /** For each job half of them: what one has asked Keycloak for, it has not for the other. */
  private static final int PAGES = 400;

  private static final int SIZE = 50;
  private static final String LIST = "network/users?max=" + SIZE;

  private final Caller caller;

  PagingJobs(Caller caller) {
    this.caller = caller;
  }

  List<Job> all() throws IOException {
    List<List<Request>> ours = new ArrayList<>();
    for (Page page : pages("")) {
      ours.add(List.of(caller.get(page.path())));
    }
    List<List<Request>> people = new ArrayList<>();
    List<List<Request>> withRoles = new ArrayList<>();
    // in Keycloak's order, but not asked of Keycloak, whose cache would know them then
    for (Page page : pages("&sort=username")) {
      Request list =
          caller.get(
              "users?briefRepresentation=true&max=%d&first=%d"
                  .formatted(SIZE, SIZE * people.size()));
      people.add(List.of(list));
      List<Request> all = new ArrayList<>(List.of(list));
      page.ids().forEach(id -> all.add(caller.get("users/" + id + "/role-mappings")));
      withRoles.add(all);
    }
    int half = ours.size() / 2;
    return List.of(
        job("page after page, stock without roles", ours, people.subList(0, half)).faster(2),
        job("page after page, stock with roles", ours, withRoles.subList(half, 2 * half))
            .faster(20));
  }

  private static Job job(String name, List<List<Request>> ours, List<List<Request>> stock) {
    return new Job(
        name,
        List.of(Target.millis(5)),
        run -> ours.get(run % ours.size()),
        run -> stock.get(run % stock.size()));
  }

  private record Page(String path, List<String> ids) {}

  private List<Page> pages(String order) throws IOException {
    List<Page> pages = new ArrayList<>();
    String after = "";
    while (pages.size() < PAGES && after != null) {
      String path = LIST + order + after;
      JsonNode page = caller.read(path);
      List<String> ids = new ArrayList<>();
      page.get("users").forEach(user -> ids.add(user.get("id").asText()));
      pages.add(new Page(path, ids));
      after = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
    }
    return pages;
  }
}
