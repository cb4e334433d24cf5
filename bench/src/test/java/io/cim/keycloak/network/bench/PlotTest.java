package io.cim.keycloak.network.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlotTest {

  @Test
  void theAxisEnclosesAllValues() {
    Plot plot =
        new Plot(
            "t", "ms", List.of("a", "b"), Map.of("x", List.of(0.5, 20.0), "y", List.of(3.0, 4.0)));
    assertEquals(List.of(0.1, 1.0, 10.0, 100.0), plot.ticks());
  }

  @Test
  void equalValuesHaveAnAxisToo() {
    Plot plot = new Plot("t", "ms", List.of("a"), Map.of("x", List.of(10.0)));
    assertEquals(List.of(10.0, 100.0), plot.ticks());
    assertTrue(plot.svg().contains("points='"), plot.svg());
  }
}
