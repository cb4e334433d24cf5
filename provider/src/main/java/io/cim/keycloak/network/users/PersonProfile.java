package io.cim.keycloak.network.users;

import io.cim.keycloak.network.support.NetworkError;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.admin.AdminRoot;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Makes accounts as the realm's user profile demands them. */
final class PersonProfile {

  private static final Objection TAKEN =
      new Objection(
          NetworkError.CONFLICT,
          "There is somebody with this user name or e-mail address already.");

  private static final Pattern PLACE = Pattern.compile("\\{+(\\d)\\}+");

  private final KeycloakSession session;
  private final RealmModel realm;

  PersonProfile(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * A new account.
   *
   * @throws org.keycloak.services.ErrorResponseException {@code conflict} where the user name or
   *     e-mail is taken, {@code invalid_request} for all else that the profile refuses
   */
  UserModel create(UserRepresentation person) {
    try {
      return profile(person).create();
    } catch (ValidationException e) {
      throw refusal(e);
    }
  }

  /** Why {@link #create} would refuse somebody; empty where it would not. */
  Optional<Objection> objection(UserRepresentation person) {
    try {
      profile(person).validate();
      return Optional.empty();
    } catch (ValidationException e) {
      return Optional.of(
          isTaken(e) ? TAKEN : new Objection(NetworkError.INVALID_REQUEST, sentences(e)));
    }
  }

  private UserProfile profile(UserRepresentation person) {
    return session
        .getProvider(UserProfileProvider.class)
        .create(UserProfileContext.USER_API, person.getRawAttributes());
  }

  private RuntimeException refusal(ValidationException refused) {
    return isTaken(refused)
        ? taken()
        : NetworkError.INVALID_REQUEST.because(
            sentences(refused), Map.of("field", refused.getErrors().get(0).getAttribute()));
  }

  private static boolean isTaken(ValidationException refused) {
    return refused.hasError(Messages.USERNAME_EXISTS, Messages.EMAIL_EXISTS);
  }

  private String sentences(ValidationException refused) {
    Properties texts = AdminRoot.getMessages(session, realm, "en");
    return refused.getErrors().stream()
        .map(error -> sentence(error, texts))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** That the user name or e-mail of somebody new is somebody else's. */
  static RuntimeException taken() {
    return TAKEN.code().because(TAKEN.sentence());
  }

  private static String sentence(ValidationException.Error error, Properties texts) {
    String sentence =
        error.getFormattedMessage(
            (key, parameters) -> fill(texts.getProperty(key, key), parameters));
    String attribute = error.getAttribute();
    return sentence.contains(attribute) ? sentence : attribute + ": " + sentence;
  }

  /** Not {@code MessageFormat}: the console's texts have their places as {@code {{0}}}. */
  private static String fill(String text, Object... parameters) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              int number = Integer.parseInt(place.group(1));
              return Matcher.quoteReplacement(
                  number < parameters.length ? String.valueOf(parameters[number]) : "");
            });
  }
}
