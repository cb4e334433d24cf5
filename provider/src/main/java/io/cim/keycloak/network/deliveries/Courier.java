package io.cim.keycloak.network.deliveries;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * Delivers, on this node, what is in the outbox. It keeps nothing that another node needs: rows are
 * claimed in the database for a while, and what a node that died had claimed is due again then.
 * Products do not wait for each other.
 */
public final class Courier implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Logger LOG = Logger.getLogger(Courier.class);
  private static final long MILLIS = 1000;
  private static final long CLEANUP_INTERVAL = 3600 * MILLIS;

  private final KeycloakSessionFactory sessions;
  private final DeliverySettings settings;
  private final PushClient http;
  private final DeliveryMetrics metrics = new DeliveryMetrics();
  private final ExecutorService threads = Executors.newCachedThreadPool(Courier::thread);
  private final AtomicBoolean looking = new AtomicBoolean();

  /** The products that a thread is delivering to; true where it is to look once more. */
  private final Map<String, Boolean> busy = new ConcurrentHashMap<>();

  public Courier(KeycloakSessionFactory sessions, DeliverySettings settings) {
    this.sessions = sessions;
    this.settings = settings;
    this.http = new PushClient(settings);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "network-deliveries-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to look regularly; when the server has started. */
  public void start() {
    long interval = settings.pollIntervalSeconds() * MILLIS;
    KeycloakModelUtils.runJobInTransaction(
        sessions,
        session -> {
          TimerProvider timer = session.getProvider(TimerProvider.class);
          timer.schedule(this::wake, interval, "network-deliveries");
          if (settings.retentionDays() > 0) {
            timer.schedule(
                new ClusterAwareScheduledTaskRunner(
                    sessions, new NetworkDeliveriesCleanup(settings), CLEANUP_INTERVAL),
                CLEANUP_INTERVAL);
          }
        });
  }

  /** Looks at once for what is due; after a commit that may have brought something. */
  public void wake() {
    if (looking.compareAndSet(false, true)) {
      run(
          () -> {
            looking.set(false);
            look();
          });
    }
  }

  private void look() {
    long now = Time.currentTimeMillis();
    List<DeliveryStore.Waiting> waiting =
        DeliveryStore.inTransaction(sessions, (session, store) -> store.waiting());
    metrics.waiting(waiting, now);
    for (DeliveryStore.Waiting one : waiting) {
      if (one.due() <= now && busy.put(one.clientId(), true) == null) {
        run(() -> serve(one));
      }
    }
  }

  /** Delivers to one product until nothing is due. */
  private void serve(DeliveryStore.Waiting product) {
    boolean again = true;
    try {
      while (again) {
        busy.put(product.clientId(), false);
        Round round = new Round(sessions, settings, product);
        while (deliver(round)) {
          // the next
        }
        // somebody may have called while the last look found nothing
        again = !busy.remove(product.clientId(), false);
      }
    } finally {
      if (again) {
        busy.remove(product.clientId());
      }
    }
  }

  /** Tries some that are due at the same time; says whether there may be more. */
  private boolean deliver(Round round) {
    List<CompletableFuture<Answer>> running =
        round.claim().stream()
            .map(
                parcel ->
                    CompletableFuture.supplyAsync(
                        () -> http.push(parcel.address(), parcel.token()), threads))
            .toList();
    return round.record(running.stream().map(CompletableFuture::join).toList(), metrics);
  }

  private void run(Runnable task) {
    try {
      threads.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              // nobody waits for this thread; the next look begins anew
              LOG.error("Delivering events to products failed", e);
            }
          });
    } catch (RejectedExecutionException stopping) {
      LOG.debug("No more deliveries: the server stops", stopping);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      http.close();
    } catch (IOException e) {
      LOG.debug("Closing connections to products failed", e);
    }
  }
}
