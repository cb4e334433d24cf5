package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is against a change of many members, of whom none is changed then. */
final class Objections {

  private final Judge judge;
  private final List<ToOne> all = new ArrayList<>();

  Objections(Judge judge) {
    this.judge = judge;
  }

  private record ToOne(String name, Member member, Objection why) {}

  /**
   * Adds an objection.
   *
   * @param name what the caller knows the member by
   * @param member or null where that is nobody who is there
   */
  void add(String name, Member member, Objection why) {
    all.add(new ToOne(name, member, why));
  }

  /**
   * Refuses the change with the code of the first objection, and leaves a trace of each that the
   * rules have.
   *
   * @param details for the answer
   * @throws org.keycloak.services.ErrorResponseException where there is an objection
   */
  void refuseIfAny(Map<String, Object> details) {
    if (all.isEmpty()) {
      return;
    }
    for (ToOne one : all) {
      if (one.why().isOfRules()) {
        judge.record(one.why(), one.member(), MemberEditor.PRODUCTS_CHANGED);
      }
    }
    ToOne first = all.get(0);
    String sentence = "Nobody is changed. %s: %s".formatted(first.name(), first.why().sentence());
    throw first
        .why()
        .code()
        .because(
            all.size() == 1
                ? sentence
                : sentence + " There are " + (all.size() - 1) + " more such objections.",
            details);
  }
}
