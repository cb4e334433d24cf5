package io.cim.keycloak.network.deliveries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.nimbusds.jwt.JWTClaimsSet;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * The sample of the documentation does what it says, with the sources and the command as they stand
 * there.
 */
@ExtendWith(KeycloakExtension.class)
class SampleReceiverIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void putsChatsBackIntoTheQueue(KeycloakServer server) throws Exception {
    try (ToldNetwork network = new ToldNetwork(server, "sample-receiver")) {
      Process sample = start(server.baseUrl() + "/realms/sample-receiver");
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(sample.getInputStream(), StandardCharsets.UTF_8))) {
        URI events = URI.create(output.readLine());
        tell(network, events);
        URI chats = events.resolve("/chats");
        String agent = network.create("alma", "livechat", "livechat-agent");
        String other = network.create("otto", "livechat", "livechat-agent");
        chat(chats, "chat-1 3 " + agent);
        chat(chats, "chat-2 3 " + other);
        network.realm().users().get(agent).remove();
        // it prints what it is told, when it has done it
        while (!line(output).startsWith("urn:cim:network:events:member-removed")) {
          // before that it was told of the access
        }
        assertEquals("chat-1 waits for group 3\nchat-2 with " + other + "\n", chat(chats, null));
      } finally {
        sample.destroy();
      }
    }
  }

  private static Process start(String issuer) throws IOException {
    Path library =
        Path.of(
            URI.create(
                JWTClaimsSet.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            library.toString(),
            Path.of(System.getProperty("network.docs"), "sample-receiver", "SampleReceiver.java")
                .toString(),
            issuer,
            "livechat",
            "0")
        .redirectErrorStream(true)
        .start();
  }

  private static void tell(ToldNetwork network, URI address) {
    ClientRepresentation client =
        network.realm().clients().get(network.client("livechat")).toRepresentation();
    client.getAttributes().put("cim.events.url", address.toString());
    network.realm().clients().get(client.getId()).update(client);
  }

  private static String line(BufferedReader output) throws IOException {
    String line = output.readLine();
    assertNotNull(line, "the sample has ended");
    return line;
  }

  private static String chat(URI chats, String taken) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(chats);
    if (taken != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(taken));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
