package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How PostgreSQL really does what the network API asks it for: its module {@code auto_explain}
 * writes the plans into its log, which is read back.
 */
final class Plans {

  /** What PostgreSQL must be started with; silent until {@link #add}. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "logging_collector", "on",
          "auto_explain.log_analyze", "on",
          "auto_explain.log_timing", "off",
          "auto_explain.log_parameter_max_length", "0");

  private static final int WIDTH = 150;

  /** A page has no more; changes have many that look up a row by its key. */
  private static final int MOST = 4;

  /** What the server looks at by itself every few seconds, and may so between the two settings. */
  private static final String POLLED = "network_delivery";

  private final Connection database;
  private final Map<String, List<String>> plans = new LinkedHashMap<>();

  Plans(Connection database) {
    this.database = database;
  }

  /** Runs our side of a job once more and keeps the plans of its statements. */
  void add(Job job) throws IOException, SQLException, InterruptedException {
    long from = size();
    say("set auto_explain.log_min_duration = 0");
    try {
      Request.send(job.ours().apply(0));
    } finally {
      say("reset auto_explain.log_min_duration");
    }
    plans.put(job.name(), read(from).stream().limit(MOST).toList());
  }

  /** Other connections look at the setting before their next statement, a moment later. */
  private void say(String change) throws SQLException, InterruptedException {
    try (Statement statement = database.createStatement()) {
      statement.execute("alter system " + change);
      statement.execute("select pg_reload_conf()");
    }
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private long size() throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet size =
            statement.executeQuery("select size from pg_stat_file(pg_current_logfile())")) {
      size.next();
      return size.getLong(1);
    }
  }

  private List<String> read(long from) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet text =
            statement.executeQuery(
                "select pg_read_file(pg_current_logfile(), %d, 10000000)".formatted(from))) {
      text.next();
      return of(text.getString(1));
    }
  }

  /** The plans in a log, without the texts of the queries and without the costs. */
  static List<String> of(String log) {
    List<String> found = new ArrayList<>();
    for (String entry : log.split("\\n(?!\\t)", -1)) {
      List<String> lines = entry.lines().toList();
      // the benchmark's own questions have no tables
      if (lines.size() > 2
          && lines.get(0).endsWith("plan:")
          && entry.contains(" on ")
          && !entry.contains(POLLED)) {
        found.add(
            lines.stream()
                .dropWhile(line -> !line.contains("(cost=")) // the head, and the query
                .map(Plans::line)
                .collect(Collectors.joining("\n")));
      }
    }
    return found;
  }

  private static String line(String line) {
    String bare =
        line.substring(1)
            .replaceAll("cost=\\S+ (rows=\\d+) width=\\d+", "$1")
            .replaceAll("::(text|bpchar|character varying)", "");
    return bare.length() > WIDTH ? bare.substring(0, WIDTH) + " …" : bare;
  }

  /** To be looked at, and the main ones pasted into docs/performance.md. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    plans.forEach(
        (job, all) -> {
          text.append("### ").append(job).append("\n\n");
          all.forEach(plan -> text.append("```\n").append(plan).append("\n```\n\n"));
        });
    return text.toString();
  }
}
