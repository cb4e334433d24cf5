package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A line plot as SVG.
 *
 * @param across what the horizontal axis shows
 * @param up what the vertical axis shows, with its unit
 * @param scale of the vertical axis
 * @param labels of the horizontal axis, evenly spaced
 * @param lines each with a value for each label; all values are positive
 */
record Plot(
    String title, String across, String up, Scale scale, List<String> labels, List<Line> lines) {

  /** Of an axis: logarithmic where values are far apart, otherwise linear from zero. */
  enum Scale {
    LOGARITHMIC,
    LINEAR
  }

  /**
   * The values of one thing.
   *
   * @param kind 0 for the first kind of thing, 1 for the next: lines of one kind have one colour
   * @param isStock Keycloak's own: dashed
   */
  record Line(String name, int kind, boolean isStock, List<Double> values) {}

  private static final int WIDTH = 640;
  private static final int HEIGHT = 330;
  private static final int LEFT = 74;
  private static final int RIGHT = 20;
  private static final int TOP = 12;
  private static final int BOTTOM = 54;
  private static final int LEGEND_LINE = 20;
  private static final List<String> COLOURS =
      List.of("#0066cc", "#a30000", "#3e8635", "#6753ac", "#b8860b", "#007a7a");

  String svg() {
    List<String> elements = new ArrayList<>();
    for (double tick : ticks()) {
      double y = y(tick);
      elements.add(
          "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' class='grid'/>"
              .formatted(LEFT, WIDTH - RIGHT, y, y));
      elements.add(text(LEFT - 8, y + 4, "end", number(tick)));
    }
    for (int i = 0; i < labels.size(); i++) {
      elements.add(text(x(i), HEIGHT - BOTTOM + 20, "middle", labels.get(i)));
    }
    elements.add(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", across));
    elements.add(
        "<text transform='translate(16 %d) rotate(-90)' text-anchor='middle'>%s</text>"
            .formatted((TOP + HEIGHT - BOTTOM) / 2, Table.escape(up)));
    for (int i = 0; i < lines.size(); i++) {
      elements.add(line(lines.get(i), i));
    }
    return "<figure><figcaption>%s</figcaption><svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%s</svg></figure>"
        .formatted(
            Table.escape(title),
            WIDTH,
            HEIGHT + LEGEND_LINE * ((lines.size() + 1) / 2),
            Table.escape(title).replace("'", "&apos;"),
            String.join("\n", elements));
  }

  /** The line, its points and, below the plot, its name: two names beside each other. */
  private String line(Line line, int index) {
    String colour = COLOURS.get(line.kind() % COLOURS.size());
    String style =
        "fill='none' stroke='%s' stroke-width='2'%s"
            .formatted(colour, line.isStock() ? " stroke-dasharray='6 4'" : "");
    List<String> points = new ArrayList<>();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      String x = "%.1f".formatted(x(i));
      String y = "%.1f".formatted(y(value));
      points.add(x + "," + y);
      dots.append(
          "<circle cx='%s' cy='%s' r='3' fill='%s'><title>%s: %s</title></circle>"
              .formatted(x, y, colour, Table.escape(line.name()), number(value)));
    }
    int legendX = LEFT + index % 2 * 280;
    int legendY = HEIGHT + LEGEND_LINE * (index / 2) + 8;
    return "<polyline points='%s' %s/>%s<line x1='%d' x2='%d' y1='%d' y2='%d' %s/>%s"
        .formatted(
            String.join(" ", points),
            style,
            dots,
            legendX,
            legendX + 30,
            legendY - 4,
            legendY - 4,
            style,
            text(legendX + 38, legendY, "start", line.name()));
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>"
        .formatted(x, y, anchor, Table.escape(text));
  }

  /** The marks of the vertical axis, which enclose all values. */
  List<Double> ticks() {
    double[] all =
        lines.stream()
            .flatMap(line -> line.values().stream())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return scale == Scale.LINEAR
        ? linear(all[all.length - 1])
        : logarithmic(all[0], all[all.length - 1]);
  }

  /** 1, 2 and 5 times powers of ten. */
  private static List<Double> logarithmic(double least, double most) {
    List<Double> ticks = new ArrayList<>();
    double tick = Math.pow(10, Math.floor(Math.log10(least)));
    for (int step = 0; ticks.size() < 2 || ticks.get(ticks.size() - 1) < most; step++) {
      double next = tick * (step % 3 == 1 ? 2.5 : 2);
      if (next > least) {
        ticks.add(tick);
      }
      tick = next;
    }
    return ticks;
  }

  /** Four to eight equal steps from zero. */
  private static List<Double> linear(double most) {
    double step = Math.pow(10, Math.floor(Math.log10(most / 4)));
    while (most / step > 8) {
      step *= most / step > 16 ? 5 : 2;
    }
    List<Double> ticks = new ArrayList<>(List.of(0.0));
    while (ticks.get(ticks.size() - 1) < most) {
      ticks.add(ticks.size() * step);
    }
    return ticks;
  }

  private double x(int index) {
    double step = labels.size() < 2 ? 0 : (WIDTH - LEFT - RIGHT - 60.0) / (labels.size() - 1);
    return LEFT + 30 + index * step;
  }

  private double y(double value) {
    List<Double> ticks = ticks();
    double low = scaled(ticks.get(0));
    double high = scaled(ticks.get(ticks.size() - 1));
    double height = HEIGHT - TOP - BOTTOM;
    return TOP + height - (scaled(value) - low) / (high - low) * height;
  }

  private double scaled(double value) {
    return scale == Scale.LINEAR ? value : Math.log10(value);
  }

  private static String number(double value) {
    return (value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f").formatted(value);
  }
}
