package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

  @ParameterizedTest
  @CsvSource({
    // before, steps, after
    "'', +a, a",
    "a, -a, ''",
    "'a b', '-a +c', 'b c'",
    "'', '+a -a', ''",
    "a, '-a +a', a",
    "'b', '+a +c -b', 'a c'",
  })
  void areUndone(String before, String steps, String after) {
    List<Step> taken =
        words(steps).stream()
            .map(step -> new Step(Scope.GROUPS, step.substring(1), step.startsWith("+")))
            .toList();
    assertEquals(words(before), Step.undo(words(after), taken));
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
