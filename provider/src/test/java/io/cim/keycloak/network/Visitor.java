package io.cim.keycloak.network;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at Keycloak's pages, as far as that needs no real browser: follows redirects, keeps
 * cookies and sends forms.
 */
public final class Visitor {

  private static final Pattern FORM = Pattern.compile("(?s)<form\\b[^>]*\\baction=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new Cookies())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** To browsers this machine is safe without TLS; to Java it is not. */
  private static final class Cookies extends CookieManager {

    Cookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI address, Map<String, List<String>> headers) throws IOException {
      Map<String, List<String>> unsafe = new TreeMap<>(headers);
      unsafe.replaceAll(
          (name, values) ->
              values.stream().map(value -> value.replaceAll("(?i);\\s*secure", "")).toList());
      super.put(address, unsafe);
    }
  }

  /** A page, and where it was found in the end. */
  public record Page(int status, URI address, String html) {

    /** The code with which a login has ended. */
    public Optional<String> code() {
      Matcher code = CODE.matcher(address.toString());
      return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }
  }

  /** Opens an address. */
  public Page open(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).build());
  }

  /** Fills in a page's first form. */
  public Page submit(Page page, Map<String, String> fields) {
    String action =
        FORM.matcher(page.html())
            .results()
            .map(form -> form.group(1).replace("&amp;", "&"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(page));
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + Api.encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(page.address().resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /** Logs in on a page that asks for it. */
  public Page logIn(Page page, String username) {
    return submit(page, Map.of("username", username, "password", "network"));
  }

  private Page send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Page(answer.statusCode(), answer.uri(), answer.body());
    } catch (IOException e) {
      throw new AssertionError(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
