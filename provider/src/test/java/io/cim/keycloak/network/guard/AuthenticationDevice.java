package io.cim.keycloak.network.guard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What people confirm a login with that was begun elsewhere (CIBA): Keycloak posts each request
 * here, with the token that answers it.
 */
final class AuthenticationDevice implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

  private AuthenticationDevice(HttpServer server) {
    this.server = server;
  }

  /** On a free port of the loopback address. */
  static AuthenticationDevice start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AuthenticationDevice device = new AuthenticationDevice(server);
      server.createContext(
          "/",
          exchange -> {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            device.tokens.add(header.substring("Bearer ".length()));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
          });
      server.start();
      return device;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Waits for the next request; gives the token that answers it. */
  String awaitToken() throws InterruptedException {
    String token = tokens.poll(10, TimeUnit.SECONDS);
    if (token == null) {
      throw new AssertionError("nothing to confirm");
    }
    return token;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
