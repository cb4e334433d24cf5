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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A chat product, as small as can be, that puts the chats of an agent who goes back into the queue
 * of their agent group. See README.md.
 */
public final class SampleReceiver {

  private static final String OWN = "urn:cim:network:events:";
  private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

  /** After these the member takes no chats any more. */
  private static final Set<String> GONE =
      Set.of(OWN + "member-removed", OWN + "product-access-revoked", RISC + "account-disabled");

  /**
   * A chat in progress.
   *
   * @param group numeric ID of the agent group whose queue it came from
   * @param agent the {@code sub} of who has taken it, or null while it waits in the queue
   */
  record Chat(long group, String agent) {}

  private final DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();

  // A product keeps both in its database, and changes both in one transaction.
  private final Map<String, Chat> chats = new TreeMap<>();
  private final Set<String> known = new HashSet<>();

  SampleReceiver(String issuer, String clientId) throws IOException {
    // the same keys as for the tokens of people; looked up again when a new key is used
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(
                URI.create(issuer + "/protocol/openid-connect/certs").toURL())
            .build();
    verifier.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
    verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    verifier.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            clientId,
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("jti", "sub_id", "events")));
  }

  /** Takes a pushed token, and answers only when nothing of it can be lost any more. */
  private void receive(HttpExchange exchange) throws IOException {
    String token = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    try {
      JWTClaimsSet claims = verifier.process(token, null);
      synchronized (this) {
        // what comes again was done already
        if (known.add(claims.getJWTID())) {
          act(claims);
        }
      }
      answer(exchange, 202, "");
    } catch (BadJOSEException | ParseException e) {
      answer(exchange, 400, "{\"err\": \"invalid_request\", \"description\": \"no good token\"}");
    } catch (JOSEException e) {
      // the keys cannot be read just now: the event comes again
      answer(exchange, 503, "");
    }
  }

  private void act(JWTClaimsSet claims) throws ParseException {
    Object member = claims.getJSONObjectClaim("sub_id").get("sub");
    for (String type : claims.getJSONObjectClaim("events").keySet()) {
      System.out.println(type + " " + claims.getClaim("sub_id"));
      if (GONE.contains(type)) {
        chats.replaceAll(
            (id, chat) ->
                member.equals(chat.agent()) ? new Chat(chat.group(), null) : chat);
      }
    }
  }

  /** {@code GET /chats} lists them; {@code POST /chats} takes one: its ID, the group, the agent. */
  private synchronized void chats(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      String[] words =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split(" ");
      chats.put(words[0], new Chat(Long.parseLong(words[1]), words[2]));
    }
    StringBuilder list = new StringBuilder();
    chats.forEach(
        (id, chat) ->
            list.append(id)
                .append(chat.agent() == null ? " waits for group " + chat.group() : " with " + chat.agent())
                .append('\n'));
    answer(exchange, 200, list.toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("Usage: SampleReceiver <issuer> <client ID> <port>");
      System.exit(2);
    }
    SampleReceiver product = new SampleReceiver(arguments[0], arguments[1]);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])),
            0);
    server.createContext("/events", product::receive);
    server.createContext("/chats", product::chats);
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
  }
}
