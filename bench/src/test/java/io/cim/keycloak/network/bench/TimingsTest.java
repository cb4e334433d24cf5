package io.cim.keycloak.network.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingsTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "50, 50", "95, 95", "99, 99", "100, 100"})
  void percentilesOfAHundred(int percent, double expected) {
    double[] millis = IntStream.rangeClosed(1, 100).map(i -> 101 - i).asDoubleStream().toArray();
    assertEquals(expected, new Timings(millis).percentile(percent));
  }

  @Test
  void fewRunsHaveTheNextGreaterTime() {
    Timings three = new Timings(3, 1, 2);
    assertEquals(2, three.median());
    assertEquals(3, three.percentile(95));
    assertEquals(7, new Timings(7).median());
  }

  /** The 40th and the 61st of a hundred: the binomial distribution's 95 %. */
  @Test
  void theMedianHasAnInterval() {
    Timings hundred = new Timings(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
    assertEquals(40, hundred.low());
    assertEquals(61, hundred.high());
    Timings one = new Timings(7);
    assertEquals(7, one.low());
    assertEquals(7, one.high());
  }
}
