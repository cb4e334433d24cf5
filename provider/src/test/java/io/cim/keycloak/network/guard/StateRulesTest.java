package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRulesTest {

  private static final StateRules RULES = new StateRules(Set.of("manage-realm", "realm-admin"));

  /**
   * A state is written as {@code pinned/named cim-admins active holder:role… way…}; a CIM admin who
   * is not active stands in small letters.
   */
  @ParameterizedTest
  @CsvSource({
    // actor, before, after, code
    "member,   '1/1 AB',                 '1/1 AB',                     ",
    "member,   '1/1 AB',                 '1/1 ABC',                    cim_admin_grant",
    "member,   '1/1 AB',                 '1/1 A',                      cim_admin_grant",
    "member,   '1/1 AB',                 '1/1 AC',                     cim_admin_grant",
    "member,   '1/1 A',                  '1/1 -',                      cim_admin_grant",
    "member,   '1/1 A',                  '1/1 a',                      last_cim_admin",
    "member,   '1/1 AB',                 '1/1 aB',                     ",
    "member,   '1/1 a',                  '1/1 a',                      ",
    "nobody,   '1/1 AB',                 '1/1 ABC',                    cim_admin_grant",
    "nobody,   '1/1 AB',                 '1/1 aB',                     ",
    "nobody,   '1/1 A',                  '1/1 a',                      last_cim_admin",
    // the role itself
    "member,   '1/1 A',                  '1/- A',                      cim_admin_grant",
    "member,   '1/1 A',                  '1/2 A',                      cim_admin_grant",
    "member,   '-/1 A',                  '-/2 A',                      cim_admin_grant",
    "member,   '-/1 A',                  '-/1 A',                      ",
    "member,   '1/- A',                  '1/- A',                      forbidden",
    "member,   '1/2 A',                  '1/2 A',                      forbidden",
    "nobody,   '1/- A',                  '1/- A',                      forbidden",
    "member,   '-/- -',                  '-/- -',                      ",
    "member,   '-/- -',                  '-/- - X:manage-realm',       ",
    // what confers it
    "member,   '1/1 A cim-admin=bundle', '1/1 A cim-admin=bundle',     ",
    "member,   '1/1 A',                  '1/1 A cim-admin=bundle',     cim_admin_grant",
    "member,   '1/1 A cim-admin=bundle', '1/1 A',                      cim_admin_grant",
    "nobody,   '1/1 A',                  '1/1 A cim-admin=bundle',     cim_admin_grant",
    // what everybody gets, and what administers the realm
    "member,   '1/1 A fixed=edge',       '1/1 A fixed=edge',           ",
    "member,   '1/1 A fixed=edge',       '1/1 A',                      forbidden",
    "member,   '1/1 A',                  '1/1 A fixed=edge',           forbidden",
    "member,   '1/1 A',                  '1/1 A fixed=edge cim-admin=bundle', cim_admin_grant",
    "nobody,   '1/1 A',                  '1/1 A fixed=edge',           ",
    "operator, '1/1 A',                  '1/1 A fixed=edge',           ",
    // roles that take over accounts
    "member,   '1/1 A',                  '1/1 A X:manage-realm',       forbidden",
    "member,   '1/1 A',                  '1/1 A A:realm-admin',        forbidden",
    "member,   '1/1 A',                  '1/1 A X:manage-users',       ",
    "member,   '1/1 A X:manage-realm',   '1/1 A X:manage-realm',       ",
    "member,   '1/1 A X:manage-realm',   '1/1 A',                      ",
    "member,   '1/1 A X:manage-realm',   '1/1 A X:manage-realm,realm-admin', forbidden",
    "member,   '1/1 A',                  '1/1 A manage-realm=bundle',  forbidden",
    "member,   '1/1 A manage-realm=bundle', '1/1 A',                   ",
    "nobody,   '1/1 A',                  '1/1 A X:manage-realm',       ",
    "nobody,   '1/1 A',                  '1/1 A A:manage-realm',       forbidden",
    "nobody,   '1/1 A',                  '1/1 A manage-realm=bundle',  ",
    // operators
    "operator, '1/1 AB',                 '1/1 BC X:realm-admin',       ",
    "operator, '1/1 A',                  '1/1 -',                      last_cim_admin",
    "operator, '1/1 A',                  '1/1 a',                      last_cim_admin",
    "operator, '1/1 A',                  '1/- -',                      last_cim_admin",
    "operator, '1/1 a',                  '1/1 -',                      ",
    "operator, '1/1 A',                  '1/- A',                      last_cim_admin",
    "operator, '1/1 A',                  '1/2 A',                      last_cim_admin",
    "operator, '1/- A',                  '1/2 A',                      ",
    "operator, '1/- A',                  '1/1 A',                      ",
    "operator, '1/1 A',                  '1/1 - may-be-without',       ",
    "operator, '1/1 A',                  '-/- - gone',                 ",
  })
  void judges(String actor, String before, String after, String code) {
    var refusal =
        actor.equals("operator")
            ? RULES.judgeOperator(state(before), state(after))
            : RULES.judge(
                actor.equals("nobody") ? null : new Actor("M", false, false, Set.of()),
                state(before),
                state(after));
    assertEquals(code, refusal.map(found -> found.code().code()).orElse(null));
  }

  @ParameterizedTest
  @CsvSource({
    // before, after, CIM admins, code, member
    "'A=1 B=2', 'A=1 B=2', 'A', ,",
    "'A=1 B=2', 'A=1 B=3', 'A', forbidden, B",
    "'A=1 B=2', 'A=2 B=2', 'A', cim_admin_protected, A",
    "'A=1',     'A=',      'A', cim_admin_protected, A",
  })
  void keepsPeopleAsTheyAre(
      String before, String after, String cimAdmins, String code, String member) {
    var refusal =
        StateRules.judgePeople(
            fingerprints(before), fingerprints(after), Set.of(cimAdmins.split(",", -1)));
    assertEquals(code, refusal.map(found -> found.code().code()).orElse(null));
    assertEquals(member, refusal.map(Refusal::member).orElse(null));
  }

  @ParameterizedTest
  @CsvSource({
    // actor, roles of the actor, who is protected
    "A, '',           'B,X,Y'",
    "X, manage-users, 'A,B,Y'",
    "Y, realm-admin,  'A,B,X'",
  })
  void protectsCimAdminsAndWhoeverIsStronger(String actor, String roles, String expected) {
    NetworkState state = state("1/1 AB X:manage-users Y:realm-admin");
    assertEquals(
        new TreeSet<>(Arrays.asList(expected.split(",", -1))),
        state.protectedFrom(new Actor(actor, false, false, Set.of()), Set.of(roles)));
  }

  private static Map<String, String> fingerprints(String text) {
    Map<String, String> all = new TreeMap<>();
    for (String one : text.split(" ", -1)) {
      all.put(one.substring(0, 1), one.substring(2));
    }
    return all;
  }

  private static NetworkState state(String text) {
    String[] parts = text.split(" ", -1);
    String[] role = parts[0].split("/", -1);
    Set<String> cimAdmins = new TreeSet<>();
    Set<String> active = new HashSet<>();
    for (String one : parts[1].equals("-") ? new String[0] : parts[1].split("")) {
      String id = one.toUpperCase(java.util.Locale.ROOT);
      cimAdmins.add(id);
      if (id.equals(one)) {
        active.add(id);
      }
    }
    Map<String, Set<String>> holders = new TreeMap<>();
    Set<NetworkState.Way> ways = new HashSet<>();
    boolean without = false;
    boolean realm = true;
    for (String part : Arrays.asList(parts).subList(2, parts.length)) {
      if (part.equals("may-be-without")) {
        without = true;
      } else if (part.equals("gone")) {
        realm = false;
      } else if (part.contains(":")) {
        holders.put(
            part.substring(0, 1), new TreeSet<>(Arrays.asList(part.substring(2).split(",", -1))));
      } else {
        String[] way = part.split("=", -1);
        ways.add(new NetworkState.Way(way[0], "role", way[1]));
      }
    }
    return new NetworkState(
        realm, id(role[0]), id(role[1]), without, cimAdmins, active, holders, ways);
  }

  private static String id(String text) {
    return text.equals("-") ? null : text;
  }
}
