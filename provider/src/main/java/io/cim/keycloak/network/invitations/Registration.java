package io.cim.keycloak.network.invitations;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * The form by which an invited person makes their account: what the realm's user profile and
 * password policy demand at a registration, but the e-mail address is the invited one, which the
 * link has verified, and the realm need not let people register themselves.
 */
final class Registration {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final MultivaluedMap<String, String> form;
  private final UserProfile profile;
  private final List<FormMessage> errors = new ArrayList<>();

  Registration(
      KeycloakSession session,
      RealmModel realm,
      String address,
      MultivaluedMap<String, String> sent) {
    this.session = session;
    this.realm = realm;
    this.form = new MultivaluedHashMap<>(sent);
    form.putSingle(UserModel.EMAIL, address);
    MultivaluedMap<String, String> attributes = new MultivaluedHashMap<>(form);
    attributes.keySet().removeAll(PageWriter.NO_ATTRIBUTES);
    this.profile =
        session
            .getProvider(UserProfileProvider.class)
            .create(UserProfileContext.REGISTRATION, attributes);
    validateProfile();
    validatePassword();
  }

  boolean isValid() {
    return errors.isEmpty();
  }

  List<FormMessage> errors() {
    return errors;
  }

  /** What to show again, without passwords. */
  MultivaluedMap<String, String> form() {
    MultivaluedMap<String, String> shown = new MultivaluedHashMap<>(form);
    shown.keySet().removeAll(PageWriter.NO_ATTRIBUTES);
    return shown;
  }

  /** The account, made of a valid form. */
  UserModel create() {
    UserModel user = profile.create();
    user.setEnabled(true);
    user.setEmailVerified(true);
    user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
    user.credentialManager()
        .updateCredential(
            UserCredentialModel.password(form.getFirst(Validation.FIELD_PASSWORD), false));
    return user;
  }

  private void validateProfile() {
    try {
      profile.validate();
    } catch (ValidationException e) {
      errors.addAll(Validation.getFormErrorsFromValidation(e.getErrors()));
    }
  }

  private void validatePassword() {
    String password = form.getFirst(Validation.FIELD_PASSWORD);
    if (Validation.isBlank(password)) {
      errors.add(new FormMessage(Validation.FIELD_PASSWORD, Messages.MISSING_PASSWORD));
      return;
    }
    if (!password.equals(form.getFirst(Validation.FIELD_PASSWORD_CONFIRM))) {
      errors.add(
          new FormMessage(Validation.FIELD_PASSWORD_CONFIRM, Messages.INVALID_PASSWORD_CONFIRM));
    }
    String username =
        form.getFirst(realm.isRegistrationEmailAsUsername() ? UserModel.EMAIL : UserModel.USERNAME);
    PolicyError error =
        session.getProvider(PasswordPolicyManagerProvider.class).validate(username, password);
    if (error != null) {
      errors.add(
          new FormMessage(Validation.FIELD_PASSWORD, error.getMessage(), error.getParameters()));
    }
  }
}
