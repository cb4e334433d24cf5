package io.cim.keycloak.network.deliveries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.keycloak.util.JsonSerialization;

/**
 * Pushes tokens to products as RFC 8935 says. Not by Keycloak's shared HTTP client: this one looks
 * a name up once, checks the addresses and connects to just these, so that no name can lead to
 * another machine after the check.
 */
final class PushClient implements AutoCloseable {

  private static final ContentType TOKEN =
      ContentType.create("application/secevent+jwt", StandardCharsets.US_ASCII);

  /** Without the address itself, which may have a secret in it. */
  private static final String NO_ADDRESS =
      "the attribute " + Outbox.ADDRESS + " is no address that can be used";

  /** No answer that we understand is longer. */
  private static final int LONGEST_ANSWER = 8192;

  /**
   * Errors of RFC 8935 that are about the connection between the two and not about this token: once
   * somebody has mended that, the product will take it.
   */
  private static final Set<String> MENDABLE =
      Set.of(
          "invalid_key",
          "invalid_issuer",
          "invalid_audience",
          "authentication_failed",
          "access_denied");

  private final DeliverySettings settings;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "network-deliveries-watch");
            thread.setDaemon(true);
            return thread;
          });

  PushClient(DeliverySettings settings) {
    this.settings = settings;
    int millis = settings.timeoutSeconds() * 1000;
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                // trusts what Keycloak trusts, which sets that for the whole process
                .register("https", SSLConnectionSocketFactory.getSystemSocketFactory())
                .build(),
            this::resolve);
    connections.setDefaultMaxPerRoute(settings.parallel());
    connections.setMaxTotal(Integer.MAX_VALUE);
    http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout(millis)
                    .setSocketTimeout(millis)
                    .setConnectionRequestTimeout(millis)
                    .build())
            .setUserAgent("network-users-for-keycloak")
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .evictExpiredConnections()
            .evictIdleConnections(1, TimeUnit.MINUTES)
            .build();
  }

  /** The addresses of a name to which a connection may be made. */
  private InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] allowed =
        Arrays.stream(InetAddress.getAllByName(host))
            .filter(
                address ->
                    Networks.isPublic(address) || settings.privateNetworks().contain(address))
            .toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new UnknownHostException(
          host + " is a private address, and 'private-networks' does not allow it");
    }
    return allowed;
  }

  /**
   * Pushes one token; returns when the product has answered or the time is over.
   *
   * @param address as configured, or null where nothing is
   * @param token or null where the issuer is unknown
   */
  Answer push(String address, String token) {
    String invalid =
        token == null
            ? "the server does not know its address: set Keycloak's option 'hostname'"
            : invalid(address);
    if (invalid != null) {
      return Answer.failed(invalid);
    }
    HttpPost post = new HttpPost(URI.create(address));
    post.setHeader("Accept", ContentType.APPLICATION_JSON.getMimeType());
    post.setEntity(new StringEntity(token, TOKEN));
    // whoever sends a byte now and then never runs into the socket's own limit
    ScheduledFuture<?> end =
        watch.schedule(post::abort, settings.timeoutSeconds(), TimeUnit.SECONDS);
    try (CloseableHttpResponse response = http.execute(post)) {
      return answer(response.getStatusLine().getStatusCode(), start(response.getEntity()));
    } catch (IOException | IllegalArgumentException e) {
      // the client throws the latter for some addresses, for instance with a port that there is not
      return Answer.failed(
          post.isAborted()
              ? "no answer within " + settings.timeoutSeconds() + " s"
              : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    } finally {
      end.cancel(false);
    }
  }

  /** Why an address cannot be used, or null where it can. */
  private String invalid(String address) {
    if (address == null) {
      return "the product has no address any more: its attribute " + Outbox.ADDRESS + " is gone";
    }
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      return NO_ADDRESS;
    }
    boolean secure = "https".equals(uri.getScheme());
    if ((!secure && !"http".equals(uri.getScheme()))
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getFragment() != null) {
      return NO_ADDRESS;
    }
    return secure || settings.allowHttp()
        ? null
        : "the address is not https, and 'allow-http' does not allow it";
  }

  /** The begin of the body. Who sends more is not listened to: that closes the connection. */
  private static String start(HttpEntity entity) throws IOException {
    return entity == null
        ? ""
        : new String(entity.getContent().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
  }

  private static Answer answer(int status, String body) {
    if (status == HttpStatus.SC_ACCEPTED) {
      return Answer.CONFIRMED;
    }
    if (status == HttpStatus.SC_BAD_REQUEST) {
      JsonNode error = json(body);
      String code = error.path("err").asText();
      String text =
          "refused: " + (code.isEmpty() ? "400" : code) + " " + error.path("description").asText();
      return code.isEmpty() || MENDABLE.contains(code)
          ? Answer.failed(text.strip())
          : Answer.refused(text.strip());
    }
    return Answer.failed(
        "answered "
            + status
            + " instead of 202"
            + (status / 100 == 3 ? "; redirects are not followed" : ""));
  }

  private static JsonNode json(String body) {
    try {
      return JsonSerialization.mapper.readTree(body);
    } catch (JsonProcessingException e) {
      return JsonSerialization.mapper.missingNode();
    }
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    http.close();
  }
}
