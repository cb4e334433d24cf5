package io.cim.keycloak.network.testserver;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak's start script as a child process. It is a shell with java as its child: both have to
 * end.
 */
final class KeycloakProcess {

  private static final Duration READY = Duration.ofMinutes(4);

  private final Process process;

  private KeycloakProcess(Process process) {
    this.process = process;
  }

  /** Runs a command of the script to its end, for instance {@code build}. */
  static void run(Path home, List<String> arguments) throws IOException {
    Process process = builder(home, arguments, Map.of()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "Keycloak's " + arguments + " ended with " + process.exitValue() + "\n" + output);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * Starts the server.
   *
   * @param log where its output goes, or null for the console of this process
   */
  static KeycloakProcess start(
      Path home, List<String> arguments, Map<String, String> environment, File log)
      throws IOException {
    ProcessBuilder builder = builder(home, arguments, environment).redirectErrorStream(true);
    return new KeycloakProcess(
        (log == null
                ? builder.inheritIO()
                : builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log)))
            .start());
  }

  private static ProcessBuilder builder(
      Path home, List<String> arguments, Map<String, String> environment) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> command = new ArrayList<>();
    command.add(home.resolve(windows ? "bin/kc.bat" : "bin/kc.sh").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    // the server must not depend on what the caller's shell happens to export
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("KC_")
                    || name.startsWith("KEYCLOAK_")
                    || name.startsWith("QUARKUS_")
                    || name.startsWith("JAVA_OPTS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * Waits until the management port says that the server is ready: it answers requests before that.
   *
   * @throws IOException when it ends or takes longer than four minutes
   */
  void awaitReady(int managementPort) throws IOException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + READY.toNanos();
    try {
      while (System.nanoTime() - end < 0) {
        if (!process.isAlive()) {
          throw new IOException("Keycloak ended with " + process.exitValue());
        }
        if (answers(http, ready)) {
          return;
        }
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop();
    throw new IOException("Keycloak was not ready after " + READY);
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** Waits for the end of the server and gives its exit code. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends the server on the spot, as a crash would, and waits until it is gone. */
  void kill() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }

  /** Asks the server to end, and ends it after 20 seconds. */
  void stop() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
