package io.cim.keycloak.network.invitations;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * That this browser has opened the link of an invitation. The browser remembers it by a cookie, so
 * that it outlives a login in between and is in no address and no log. Other sites cannot make the
 * browser send it with a form.
 *
 * @param id of the invitation
 * @param nonce of the link
 */
record OpenedLink(String id, String nonce) {

  private static final String COOKIE = "NETWORK_INVITATION";
  private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f-]{36})");

  /** The link that this browser opened last, or null. */
  static OpenedLink of(KeycloakSession session) {
    Cookie cookie = session.getContext().getHttpRequest().getHttpHeaders().getCookies().get(COOKIE);
    Matcher form = FORM.matcher(cookie == null ? "" : cookie.getValue());
    return form.matches() ? new OpenedLink(form.group(1), form.group(2)) : null;
  }

  /** Has the browser remember it until it is closed. */
  void remember(KeycloakSession session, RealmModel realm) {
    var page = InvitationPages.uri(session, realm);
    session
        .getContext()
        .getHttpResponse()
        .setCookieIfAbsent(
            new NewCookie.Builder(COOKIE)
                .value(id + "." + nonce)
                .path(page.getRawPath())
                .httpOnly(true)
                .secure(page.getScheme().equals("https"))
                .sameSite(NewCookie.SameSite.LAX)
                .build());
  }
}
