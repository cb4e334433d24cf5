package io.cim.keycloak.network.deliveries;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A product's end of the line: takes pushed tokens as RFC 8935 says and verifies them with a public
 * library, which knows nothing of Keycloak but the address of the realm's keys.
 */
public final class Receiver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final int port;
  private HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private volatile Behaviour behaviour = (token, exchange) -> answer(exchange, 202, "");
  private final AtomicInteger refused = new AtomicInteger();

  /** How it answers to a token. */
  public interface Behaviour {
    void answer(Received token, HttpExchange exchange) throws IOException;
  }

  /** A token whose signature is good. */
  public record Received(JWTClaimsSet claims) {

    public String jti() {
      return claims.getJWTID();
    }

    /** The member, group, role or product that it is about. */
    public String subject() {
      Map<?, ?> id = (Map<?, ?>) claims.getClaim("sub_id");
      return (String) (id.containsKey("sub") ? id.get("sub") : id.get("id"));
    }

    /** The last parts of the types of its events, sorted, separated by commas. */
    public String types() {
      return String.join(
          ",",
          events().keySet().stream()
              .map(uri -> uri.toString().replaceAll(".*[/:]", ""))
              .sorted()
              .toList());
    }

    /** What is told of an event, by the last part of its type. */
    public Map<?, ?> event(String type) {
      return events().entrySet().stream()
          .filter(one -> one.getKey().toString().matches(".*[/:]" + type))
          .map(one -> (Map<?, ?>) one.getValue())
          .findFirst()
          .orElseThrow();
    }

    private Map<?, ?> events() {
      return (Map<?, ?>) claims.getClaim("events");
    }
  }

  /** A receiver for one product of one realm. */
  public static Receiver start(KeycloakServer server, String realm, String product) {
    try {
      return new Receiver(server.baseUrl() + "/realms/" + realm, product);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Receiver(String issuer, String product) throws IOException {
    verifier.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
    verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(issuer)));
    verifier.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Set.of(product),
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("jti", "iat", "txn", "toe", "sub_id", "events"),
            // RFC 8417: a token of events must not pass for one that lets somebody in
            Set.of("exp", "sub")));
    http = listen(0);
    port = http.getAddress().getPort();
  }

  private HttpServer listen(int wanted) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1000);
    server.setExecutor(threads);
    server.createContext("/events", this::receive);
    server.start();
    return server;
  }

  /** Is down from now on. */
  public void pause() {
    http.stop(0);
  }

  /** Is there again, at the same address. */
  public void resume() {
    try {
      http = listen(port);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JWKSource<SecurityContext> keys(String issuer) throws MalformedURLException {
    return JWKSourceBuilder.create(URI.create(issuer + "/protocol/openid-connect/certs").toURL())
        .retrying(true)
        .build();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    Received token;
    try {
      if (!exchange.getRequestMethod().equals("POST")
          || !exchange
              .getRequestHeaders()
              .getFirst("Content-Type")
              .startsWith("application/secevent+jwt")) {
        throw new ParseException("no push", 0);
      }
      token = new Received(verifier.process(body, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      refused.incrementAndGet();
      answer(
          exchange,
          400,
          "{\"err\": \"invalid_request\", \"description\": \"" + e.getMessage() + "\"}");
      return;
    }
    lock.lock();
    try {
      received.add(token);
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
    behaviour.answer(token, exchange);
  }

  /** Sends an answer. */
  public static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** From now on it answers like this. */
  public void behave(Behaviour other) {
    behaviour = other;
  }

  /** From now on it takes everything. */
  public void behave() {
    behaviour = (token, exchange) -> answer(exchange, 202, "");
  }

  /** The address for {@code cim.events.url}. */
  public String address() {
    return "http://127.0.0.1:" + port + "/events";
  }

  /** All good tokens up to now, in the order in which they came. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Waits until so many good tokens have come, and gives them. */
  public List<Received> await(int count) {
    await(() -> received.size() >= count, () -> received.size() + " of " + count + " came");
    return received();
  }

  /** Waits until a good token changes this to true. */
  public void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(otherwise.get() + ": " + this);
        }
        arrival.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** How many requests brought no good token. */
  public int refused() {
    return refused.get();
  }

  @Override
  public String toString() {
    return received.stream().map(one -> one.types() + " of " + one.subject()).toList()
        + ", refused "
        + refused;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
