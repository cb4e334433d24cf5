package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.support.DisplayName;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.RegisterBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.Urls;
import org.keycloak.services.validation.Validation;

/** The pages for invited people, in the realm's login theme. */
final class PageWriter {

  /** Fields of a form that are no attributes of an account. */
  static final Set<String> NO_ATTRIBUTES =
      Set.of("action", "invitation", Validation.FIELD_PASSWORD, Validation.FIELD_PASSWORD_CONFIRM);

  private static final String TEMPLATE = "network-invitation.ftl";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Offers offers;

  PageWriter(KeycloakSession session, RealmModel realm, Offers offers) {
    this.session = session;
    this.realm = realm;
    this.offers = offers;
  }

  /** For a link that is none, or not the newest. */
  Response dead() {
    return closed("networkInvitationDead");
  }

  /** For an invitation that cannot be accepted any more. */
  Response closed(String message) {
    return form().setError(message).createErrorPage(Response.Status.BAD_REQUEST);
  }

  Response declined(InvitationEntity invitation) {
    return page("declined", invitation, List.of(), Offer.NOTHING);
  }

  /** For whoever is signed in as somebody who is not invited. */
  Response somebodyElse(InvitationEntity invitation, UserModel signedIn) {
    Map<String, Object> model = model("other", invitation, List.of(), Offer.NOTHING);
    model.put("signedIn", signedIn.getUsername());
    model.put(
        "signOut",
        Urls.realmBase(session.getContext().getUri().getBaseUri())
            .path("{realm}/protocol/openid-connect/logout")
            .build(realm.getName())
            .toString());
    return render(model);
  }

  /** Where the inviter may give nothing of the offer any more. */
  Response nothingLeft(InvitationEntity invitation) {
    return page("nothing", invitation, List.of(), Offer.NOTHING);
  }

  /** Accept or decline. */
  Response offer(InvitationEntity invitation, Giving.Sorted sorted) {
    return page("offer", invitation, lines(invitation, sorted), sorted.refused());
  }

  /** Sign in, to accept or decline. */
  Response signIn(InvitationEntity invitation, Giving.Sorted sorted) {
    return page("sign-in", invitation, lines(invitation, sorted), sorted.refused());
  }

  /** What was given. */
  Response accepted(InvitationEntity invitation) {
    Offer refused = Optional.ofNullable(invitation.notGiven()).orElse(Offer.NOTHING);
    return page("accepted", invitation, offers.lines(invitation.offer().without(refused)), refused);
  }

  /**
   * The form for a new account.
   *
   * @param sent what to show in it, or null where it is shown for the first time
   * @param errors or null
   */
  Response register(
      InvitationEntity invitation,
      Giving.Sorted sorted,
      MultivaluedMap<String, String> sent,
      List<FormMessage> errors) {
    LoginFormsProvider form =
        form()
            .setAttribute(
                "invitation",
                model("register", invitation, lines(invitation, sorted), sorted.refused()))
            .setAttribute("profile", profile(sent));
    if (errors != null) {
      form.setErrors(errors);
    }
    return form.createForm("network-invitation-register.ftl");
  }

  /** The attributes that Keycloak's form of registration asks for, but for the address. */
  private RegisterBean profile(MultivaluedMap<String, String> sent) {
    return new RegisterBean(sent, session) {
      @Override
      public List<Attribute> getAttributes() {
        return super.getAttributes().stream()
            .filter(attribute -> !attribute.getName().equals(UserModel.EMAIL))
            .toList();
      }
    };
  }

  private List<String> lines(InvitationEntity invitation, Giving.Sorted sorted) {
    return offers.lines(invitation.offer().without(sorted.refused()));
  }

  private Response page(
      String kind, InvitationEntity invitation, List<String> lines, Offer refused) {
    return render(model(kind, invitation, lines, refused));
  }

  private Response render(Map<String, Object> model) {
    return form().setAttribute("invitation", model).createForm(TEMPLATE);
  }

  private LoginFormsProvider form() {
    return session
        .getProvider(LoginFormsProvider.class)
        .setActionUri(InvitationPages.uri(session, realm));
  }

  private Map<String, Object> model(
      String kind, InvitationEntity invitation, List<String> lines, Offer refused) {
    Map<String, Object> model = new HashMap<>();
    model.put("kind", kind);
    model.put("id", invitation.id());
    model.put("inviter", Inviter.name(session, invitation));
    model.put("network", DisplayName.of(realm));
    model.put("address", invitation.address());
    model.put("offers", lines);
    model.put("refused", offers.lines(refused));
    return model;
  }
}
