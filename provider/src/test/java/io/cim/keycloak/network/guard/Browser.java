package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen, for one person's logins: it follows redirects, keeps cookies and
 * fills forms in.
 */
final class Browser {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

  private final String baseUrl;
  private final String realm;

  /** Values by path and name; the client's own store does not send those of "localhost" back. */
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /**
   * A browser that nobody has logged in with.
   *
   * @param realm where the person logs in
   */
  Browser(String baseUrl, String realm) {
    this.baseUrl = baseUrl;
    this.realm = realm;
  }

  /** What is shown. */
  record Page(URI address, int status, String text) {

    /** Whether a login has led back to the client. */
    boolean isLoggedIn() {
      return address.getPath().endsWith("/account/")
          && ("&" + address.getRawQuery()).contains("&code=");
    }

    @Override
    public String toString() {
      return address + " " + status + "\n" + text;
    }
  }

  /**
   * Begins a login to the account console.
   *
   * @param more further parameters of the request, as {@code &name=value}
   */
  Page login(String more) {
    return open("auth", more);
  }

  /** Begins a registration. */
  Page register() {
    return open("registrations", "");
  }

  private Page open(String endpoint, String more) {
    return send(
        HttpRequest.newBuilder(
            URI.create(
                baseUrl
                    + "/realms/"
                    + realm
                    + "/protocol/openid-connect/"
                    + endpoint
                    + "?client_id=account-console&response_type=code&scope=openid&code_challenge_method=S256"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                    + baseUrl
                    + "/realms/"
                    + realm
                    + "/account/"
                    + more)));
  }

  /** Fills in a page's form and sends it. */
  Page submit(Page page, Map<String, String> fields) {
    Matcher form = FORM.matcher(page.text());
    assertTrue(form.find(), page::toString);
    return send(
        HttpRequest.newBuilder(page.address().resolve(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Http.form(fields))));
  }

  /** Fills in the form of a login page. */
  Page submitPassword(Page page, String username) {
    return submit(page, Map.of("username", username, "password", "network"));
  }

  private Page send(HttpRequest.Builder request) {
    URI address = request.build().uri();
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookiesFor(address.getPath()));
    }
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      Page page = new Page(address, answer.statusCode(), answer.body());
      return answer.statusCode() / 100 == 3
          ? follow(address.resolve(answer.headers().firstValue("location").orElseThrow()), page)
          : page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The client itself is not opened: that one is sent to it says all. */
  private Page follow(URI address, Page from) {
    return address.getPath().startsWith("/realms/" + realm + "/account")
        ? new Page(address, from.status(), "")
        : send(HttpRequest.newBuilder(address));
  }

  private String cookiesFor(String path) {
    return cookies.entrySet().stream()
        .filter(cookie -> path.startsWith(cookie.getKey().split(" ", 2)[0]))
        .map(cookie -> cookie.getKey().split(" ", 2)[1] + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void keep(String header) {
    String[] parts = header.split(";", -1);
    String[] named = parts[0].split("=", 2);
    String path = "/";
    boolean expired = named[1].isEmpty();
    for (String part : parts) {
      String attribute = part.strip();
      if (attribute.regionMatches(true, 0, "path=", 0, 5)) {
        path = attribute.substring(5);
      }
      expired |= attribute.equalsIgnoreCase("max-age=0");
    }
    if (expired) {
      cookies.remove(path + " " + named[0]);
    } else {
      cookies.put(path + " " + named[0], named[1]);
    }
  }
}
