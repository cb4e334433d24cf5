package io.cim.keycloak.network.invitations;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code /realms/{realm}/network-invitation}: the pages for whoever has opened the link of an
 * invitation in this browser. To look at them changes nothing.
 */
public final class InvitationPages {

  /** The path segment below the realm. */
  static final String PATH = "network-invitation";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Visit visit;
  private final PageWriter pages;

  InvitationPages(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.visit = new Visit(session, realm);
    this.pages = new PageWriter(session, realm, visit.offers());
  }

  /** Where the pages are. */
  static URI uri(KeycloakSession session, RealmModel realm) {
    return Urls.realmBase(session.getContext().getUri().getBaseUri())
        .path("{realm}")
        .path(PATH)
        .build(realm.getName());
  }

  /** The page for the invitation as it is now, and for whoever is signed in. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response show() {
    Response refusal = begin();
    if (refusal != null) {
      return refusal;
    }
    LocaleUtil.processLocaleParam(session, realm, null);
    InvitationEntity invitation = visit.find(OpenedLink.of(session));
    return invitation == null ? pages.dead() : show(invitation);
  }

  /** What the person has chosen on a page. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response act() {
    Response refusal = begin();
    if (refusal != null) {
      return refusal;
    }
    MultivaluedMap<String, String> form =
        session.getContext().getHttpRequest().getDecodedFormParameters();
    OpenedLink link = OpenedLink.of(session);
    // not where another link was opened meanwhile: the page was about another invitation
    InvitationEntity invitation =
        link == null || !link.id().equals(form.getFirst("invitation")) ? null : visit.lock(link);
    if (invitation == null) {
      return pages.dead();
    }
    if (invitation.status(Time.currentTimeMillis()) != InvitationStatus.PENDING) {
      return show(invitation);
    }
    return switch (String.valueOf(form.getFirst("action"))) {
      case "sign-in" -> visit.signIn(invitation);
      case "decline" -> {
        visit.decline(invitation);
        yield backToPage();
      }
      case "accept" -> accept(invitation, form);
      default -> show(invitation);
    };
  }

  private Response show(InvitationEntity invitation) {
    UserModel signedIn = signedIn();
    return switch (invitation.status(Time.currentTimeMillis())) {
      case PENDING -> showPending(invitation, signedIn);
      case ACCEPTED ->
          signedIn != null && signedIn.getId().equals(invitation.memberId())
              ? pages.accepted(invitation)
              : pages.closed("networkInvitationUsed");
      case DECLINED -> pages.declined(invitation);
      case REVOKED -> pages.closed("networkInvitationRevoked");
      case EXPIRED -> pages.closed("networkInvitationExpired");
    };
  }

  private Response showPending(InvitationEntity invitation, UserModel signedIn) {
    UserModel invited = visit.invited(invitation);
    if (signedIn != null && !visit.isInvited(signedIn, invitation)) {
      return pages.somebodyElse(invitation, signedIn);
    }
    Giving.Sorted sorted = visit.sort(invitation, signedIn == null ? invited : signedIn);
    if (sorted.isNothing()) {
      visit.noteNothingLeft(invitation);
      return pages.nothingLeft(invitation);
    }
    if (signedIn != null) {
      return pages.offer(invitation, sorted);
    }
    return invited == null && !Addresses.isLogin(invitation.address())
        ? pages.register(invitation, sorted, null, null)
        : pages.signIn(invitation, sorted);
  }

  private Response accept(InvitationEntity invitation, MultivaluedMap<String, String> form) {
    UserModel signedIn = signedIn();
    if (signedIn != null) {
      if (visit.isInvited(signedIn, invitation) && visit.accept(invitation, signedIn)) {
        return backToPage();
      }
      return show(invitation);
    }
    if (visit.invited(invitation) != null || Addresses.isLogin(invitation.address())) {
      return show(invitation);
    }
    Giving.Sorted sorted = visit.sort(invitation, null);
    if (sorted.isNothing()) {
      return show(invitation);
    }
    Registration registration = new Registration(session, realm, invitation.address(), form);
    return registration.isValid()
        ? visit.acceptAndSignIn(invitation, registration)
        : pages.register(invitation, sorted, registration.form(), registration.errors());
  }

  private Response begin() {
    CacheControlUtil.noBackButtonCacheControlHeader(session);
    boolean secure = session.getContext().getUri().getBaseUri().getScheme().equals("https");
    if (!realm.isEnabled()) {
      return pages.closed(Messages.REALM_NOT_ENABLED);
    }
    return secure || !realm.getSslRequired().isRequired(session.getContext().getConnection())
        ? null
        : pages.closed(Messages.HTTPS_REQUIRED);
  }

  private UserModel signedIn() {
    AuthenticationManager.AuthResult login =
        AuthenticationManager.authenticateIdentityCookie(session, realm, true);
    return login == null ? null : login.user();
  }

  private Response backToPage() {
    return Response.seeOther(uri(session, realm)).build();
  }
}
