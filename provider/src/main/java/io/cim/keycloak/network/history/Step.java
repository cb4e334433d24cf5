package io.cim.keycloak.network.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A role or group that somebody was given or that was taken from them.
 *
 * @param scope where it belongs
 * @param added whether given
 */
record Step(Scope scope, String name, boolean added) {

  /** What was there before these steps led to what is there now. */
  static List<String> undo(List<String> now, List<Step> steps) {
    TreeSet<String> before = new TreeSet<>(now);
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).added()) {
        before.remove(steps.get(i).name());
      } else {
        before.add(steps.get(i).name());
      }
    }
    return new ArrayList<>(before);
  }
}
