package io.cim.keycloak.network.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.bench.Plot.Line;
import io.cim.keycloak.network.bench.Plot.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotTest {

  @ParameterizedTest
  @CsvSource({
    "LOGARITHMIC, 0.6, 20, 0.5 1 2 5 10 20",
    "LOGARITHMIC, 3, 4, 2 5",
    "LOGARITHMIC, 10, 10, 10 20",
    "LINEAR, 120, 430, 0 100 200 300 400 500",
    "LINEAR, 1, 7.5, 0 1 2 3 4 5 6 7 8",
    "LINEAR, 5, 1900, 0 500 1000 1500 2000"
  })
  void theAxisEnclosesAllValues(Scale scale, double least, double most, String ticks) {
    assertEquals(
        DoubleStream.of(Arrays.stream(ticks.split(" ")).mapToDouble(Double::parseDouble).toArray())
            .boxed()
            .toList(),
        plot(scale, least, most).ticks());
  }

  @Test
  void whatItShowsIsWrittenAtItsAxes() {
    String svg = plot(Scale.LINEAR, 1, 2).svg();
    assertTrue(svg.contains(">members &amp; more</text>"), svg);
    assertTrue(svg.contains(">median, ms</text>"), svg);
    assertTrue(svg.contains(">ours</text>"), svg);
  }

  private static Plot plot(Scale scale, double... values) {
    List<Double> all = DoubleStream.of(values).boxed().toList();
    return new Plot(
        "t",
        "members & more",
        "median, ms",
        scale,
        List.of("a", "b"),
        List.of(new Line("ours", 0, false, all)));
  }
}
