package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Measures jobs: ours and Keycloak's turn by turn, so that both have the same weather. */
final class Stopwatch {

  private static final int WARM_UP = 15;
  private static final long MOST_NANOS = 20_000_000_000L;

  private final Connection database;
  private final int rounds;

  Stopwatch(Connection database, int rounds) {
    this.database = database;
    this.rounds = rounds;
  }

  /** Does a job until it was done often enough, or for twenty seconds. */
  Result measure(Job job) throws IOException, SQLException {
    List<Double> ours = new ArrayList<>();
    List<Double> stock = new ArrayList<>();
    long begin = System.nanoTime();
    for (int run = 0; run < WARM_UP && System.nanoTime() - begin < MOST_NANOS / 4; run++) {
      millis(job.ours(), run);
      if (job.stock() != null) {
        millis(job.stock(), run);
      }
    }
    begin = System.nanoTime();
    for (int run = 0; run < rounds && (run < 3 || System.nanoTime() - begin < MOST_NANOS); run++) {
      ours.add(millis(job.ours(), run));
      if (job.stock() != null) {
        stock.add(millis(job.stock(), run));
      }
    }
    return new Result(
        job, side(ours, job.ours()), job.stock() == null ? null : side(stock, job.stock()));
  }

  private double millis(IntFunction<List<Request>> requests, int run) throws IOException {
    List<Request> list = requests.apply(run);
    long begin = System.nanoTime();
    Request.send(list);
    return (System.nanoTime() - begin) / 1e6;
  }

  private Result.Side side(List<Double> millis, IntFunction<List<Request>> requests)
      throws IOException, SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("select pg_stat_statements_reset()");
      long bytes = Request.send(requests.apply(millis.size()));
      try (ResultSet calls =
          statement.executeQuery(
              "select sum(calls) from pg_stat_statements where query not like '%pg_stat_statements%'")) {
        calls.next();
        return new Result.Side(
            new Timings(millis.stream().mapToDouble(Double::doubleValue).toArray()),
            calls.getLong(1),
            bytes);
      }
    }
  }
}
