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
  private static final long MOST_NANOS = 15_000_000_000L;

  private final Connection database;
  private final int rounds;

  Stopwatch(Connection database, int rounds) {
    this.database = database;
    this.rounds = rounds;
  }

  /** Does a job until it was done often enough, or for fifteen seconds. */
  Result measure(Job job) throws IOException, SQLException {
    return measure(job, rounds);
  }

  /** The same with more rounds, to tell a difference of a few per cent from noise. */
  Result measureFinely(Job job) throws IOException, SQLException {
    return measure(job, 5 * rounds);
  }

  private Result measure(Job job, int most) throws IOException, SQLException {
    List<Double> ours = new ArrayList<>();
    List<Double> stock = new ArrayList<>();
    long begin = System.nanoTime();
    for (int run = 0; run < WARM_UP && System.nanoTime() - begin < MOST_NANOS / 4; run++) {
      turn(job, run, new ArrayList<>(), new ArrayList<>());
    }
    begin = System.nanoTime();
    for (int run = 0; run < most && (run < 3 || System.nanoTime() - begin < MOST_NANOS); run++) {
      turn(job, run, ours, stock);
    }
    Result.Side our = side(ours, job.ours());
    return job.stock() == null
        ? new Result(job, our, null, null)
        : new Result(job, our, side(stock, job.stock()), difference(ours, stock));
  }

  /** Each goes first in every other turn: who comes second finds warmer caches. */
  private static void turn(Job job, int run, List<Double> ours, List<Double> stock)
      throws IOException {
    if (run % 2 == 0) {
      ours.add(millis(job.ours(), run));
    }
    if (job.stock() != null) {
      stock.add(millis(job.stock(), run));
    }
    if (run % 2 == 1) {
      ours.add(millis(job.ours(), run));
    }
  }

  /** How long one run takes, in milliseconds. */
  static double millis(IntFunction<List<Request>> requests, int run) throws IOException {
    List<Request> list = requests.apply(run);
    long begin = System.nanoTime();
    Request.send(list);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static Timings difference(List<Double> ours, List<Double> stock) {
    double[] more = new double[ours.size()];
    for (int i = 0; i < more.length; i++) {
      more[i] = ours.get(i) - stock.get(i);
    }
    return new Timings(more);
  }

  private Result.Side side(List<Double> millis, IntFunction<List<Request>> requests)
      throws IOException, SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("select pg_stat_statements_reset()");
      long bytes = Request.send(requests.apply(millis.size()));
      try (ResultSet calls =
          statement.executeQuery(
              "select coalesce(sum(calls), 0) from pg_stat_statements where query not like"
                  + " '%pg_stat_statements%'")) {
        calls.next();
        return new Result.Side(Timings.of(millis), calls.getLong(1), bytes);
      }
    }
  }
}
