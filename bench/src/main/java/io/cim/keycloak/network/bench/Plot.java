package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line plot as SVG, its values on a logarithmic axis: ours and stock's are far apart.
 *
 * @param labels of the horizontal axis, evenly spaced
 * @param series by name, each with a value for each label; all values are positive
 */
record Plot(String title, String unit, List<String> labels, Map<String, List<Double>> series) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;
  private static final int MARGIN = 56;
  private static final List<String> COLOURS =
      List.of("#0066cc", "#c9190b", "#3e8635", "#6753ac", "#f0ab00", "#009596");

  String svg() {
    List<String> elements = new ArrayList<>();
    for (double tick : ticks()) {
      double y = y(tick);
      elements.add(
          "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' class='grid'/><text x='%d' y='%.1f' text-anchor='end'>%s</text>"
              .formatted(MARGIN, WIDTH - 10, y, y, MARGIN - 6, y + 4, number(tick)));
    }
    for (int i = 0; i < labels.size(); i++) {
      elements.add(
          "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>"
              .formatted(x(i), HEIGHT - MARGIN + 20, labels.get(i)));
    }
    int number = 0;
    for (Map.Entry<String, List<Double>> one : series.entrySet()) {
      elements.add(line(one.getKey(), one.getValue(), number++));
    }
    return "<figure><figcaption>%s (%s)</figcaption><svg viewBox='0 0 %d %d' role='img'>%s</svg></figure>"
        .formatted(title, unit, WIDTH, HEIGHT, String.join("", elements));
  }

  private String line(String name, List<Double> values, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    List<String> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(i), y(values.get(i))));
    }
    return "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/><text x='%d' y='%d' fill='%s'>%s</text>"
        .formatted(
            String.join(" ", points), colour, MARGIN + number * 150, HEIGHT - 10, colour, name);
  }

  /** The powers of ten that enclose all values. */
  List<Double> ticks() {
    List<Double> all = series.values().stream().flatMap(List::stream).collect(Collectors.toList());
    int from = (int) Math.floor(all.stream().mapToDouble(Math::log10).min().orElse(0));
    int to = (int) Math.ceil(all.stream().mapToDouble(Math::log10).max().orElse(1));
    List<Double> ticks = new ArrayList<>();
    for (int power = from; power <= Math.max(to, from + 1); power++) {
      ticks.add(Math.pow(10, power));
    }
    return ticks;
  }

  private double x(int index) {
    double step = labels.size() < 2 ? 0 : (WIDTH - MARGIN - 40.0) / (labels.size() - 1);
    return MARGIN + 15 + index * step;
  }

  private double y(double value) {
    List<Double> ticks = ticks();
    double low = Math.log10(ticks.get(0));
    double high = Math.log10(ticks.get(ticks.size() - 1));
    double height = HEIGHT - MARGIN - 10.0;
    return 10 + height - (Math.log10(value) - low) / (high - low) * height;
  }

  private static String number(double tick) {
    return tick < 1 ? Double.toString(tick) : String.format(Locale.ROOT, "%,.0f", tick);
  }
}
