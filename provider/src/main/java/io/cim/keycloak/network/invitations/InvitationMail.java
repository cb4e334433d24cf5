package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.DisplayName;
import jakarta.mail.SendFailedException;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * Sends one mail about an invitation, outside of any request. A link exists only here and in the
 * mail: the row gets the hash of its nonce before the mail leaves.
 */
final class InvitationMail {

  private static final Logger LOG = Logger.getLogger(InvitationMail.class);
  private static final int MILLIS = 1000;

  private final KeycloakSessionFactory factory;
  private final String realmId;
  private final URI base;

  /**
   * Sends mails of a realm.
   *
   * @param base where people reach the server
   */
  InvitationMail(KeycloakSessionFactory factory, String realmId, URI base) {
    this.factory = factory;
    this.realmId = realmId;
    this.base = base;
  }

  /** Sends the link of a pending invitation, and notes on the row what became of it. */
  void invite(String id) {
    String nonce = UUID.randomUUID().toString();
    Boolean wanted =
        in(
            desk ->
                desk.store()
                    .lock(id)
                    .filter(row -> row.mail().state().equals(MailState.SENDING))
                    .filter(row -> row.status(now()) == InvitationStatus.PENDING)
                    .map(
                        row -> {
                          row.link(nonce);
                          return true;
                        })
                    .orElse(false));
    if (Boolean.TRUE.equals(wanted)) {
      String failure = attempt(id, nonce);
      in(
          desk -> {
            // not where it was sent again or taken back meanwhile
            desk.store()
                .lock(id)
                .filter(row -> row.isOpenedBy(nonce))
                .ifPresent(
                    row ->
                        row.mail(
                            failure == null ? MailState.SENT : MailState.FAILED, now(), failure));
            return null;
          });
    }
  }

  /** Tells the inviter what of their offer could not be given, if they can still be reached. */
  void tellInviter(String id) {
    in(
        desk -> {
          InvitationEntity row = desk.store().find(id).orElseThrow();
          UserModel inviter = Inviter.account(desk.session(), row);
          if (inviter != null && inviter.isEnabled() && inviter.getEmail() != null) {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("address", row.address());
            attributes.put("accepted", row.status(now()) == InvitationStatus.ACCEPTED);
            attributes.put("refused", desk.offers().lines(row.notGiven()));
            post(
                desk,
                inviter,
                "networkInvitationNoticeSubject",
                List.of(row.address()),
                "network-invitation-notice.ftl",
                attributes);
          }
          return null;
        });
  }

  /** Returns why it failed, or null. Whatever goes wrong, the row must not stay as being sent. */
  private String attempt(String id, String nonce) {
    try {
      return in(desk -> send(desk, id, nonce));
    } catch (RuntimeException e) {
      // by its class alone: what it tells could have the link in it
      LOG.errorf("An invitation could not be mailed: %s", e.getClass().getName());
      return MailState.UNREACHABLE;
    }
  }

  private String send(Desk desk, String id, String nonce) {
    InvitationEntity row = desk.store().find(id).orElseThrow();
    UserModel recipient = recipient(desk, row);
    if (recipient == null) {
      return MailState.REFUSED;
    }
    InvitationSettings settings = InvitationSettings.of(desk.session(), desk.realm());
    int known = (int) Math.min(Integer.MAX_VALUE, settings.keptUntil(row.expires()) / MILLIS);
    Map<String, Object> attributes = new HashMap<>();
    String inviter = Inviter.name(desk.session(), row);
    attributes.put("inviter", inviter);
    attributes.put("offers", desk.offers().lines(row.offer()));
    attributes.put(
        "until", date(row.expires(), desk.session().getContext().resolveLocale(recipient, true)));
    attributes.put(
        "link",
        new InvitationToken(id, UUID.fromString(nonce), known)
            .link(desk.session(), desk.realm(), base)
            .toString());
    return post(
        desk,
        recipient,
        "networkInvitationSubject",
        List.of(inviter, DisplayName.of(desk.realm())),
        "network-invitation.ftl",
        attributes);
  }

  /** The account with the address, or somebody with nothing but the address; null for nobody. */
  private static UserModel recipient(Desk desk, InvitationEntity row) {
    KeycloakSession session = desk.session();
    if (Addresses.isLogin(row.address())) {
      UserModel account = session.users().getUserById(desk.realm(), row.memberId());
      return account == null || account.getEmail() == null ? null : account;
    }
    UserModel account = Accounts.ofAddress(session, desk.realm(), row.address());
    UserModel stranger = new InMemoryUserAdapter(session, desk.realm(), null);
    stranger.setEmail(row.address());
    // in the language of the account; nothing else of it goes into the mail
    String language = account == null ? null : account.getFirstAttribute(UserModel.LOCALE);
    if (language != null) {
      stranger.setSingleAttribute(UserModel.LOCALE, language);
    }
    return stranger;
  }

  /** Returns why it failed, or null. */
  private static String post(
      Desk desk,
      UserModel recipient,
      String subject,
      List<Object> subjectAttributes,
      String template,
      Map<String, Object> attributes) {
    if (!desk.realm().getSmtpConfig().containsKey("host")) {
      return MailState.NOT_CONFIGURED;
    }
    try {
      desk.session()
          .getProvider(EmailTemplateProvider.class)
          .setRealm(desk.realm())
          .setUser(recipient)
          .send(subject, subjectAttributes, template, attributes);
      return null;
    } catch (EmailException e) {
      // not the exception itself: what it tells could have the text of the mail in it
      LOG.warnf("A mail about an invitation could not be sent: %s", root(e));
      return isRefusal(e) ? MailState.REFUSED : MailState.UNREACHABLE;
    }
  }

  private static boolean isRefusal(Throwable e) {
    return e instanceof SendFailedException || (e.getCause() != null && isRefusal(e.getCause()));
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  private static String date(long time, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .format(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  private static long now() {
    return Time.currentTimeMillis();
  }

  private record Desk(
      KeycloakSession session, RealmModel realm, InvitationStore store, Offers offers) {}

  private <T> T in(Function<Desk, T> task) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> {
          RealmModel realm = session.realms().getRealm(realmId);
          if (realm == null) {
            return null; // removed meanwhile
          }
          session.getContext().setRealm(realm);
          EntityManager entityManager =
              session.getProvider(JpaConnectionProvider.class).getEntityManager();
          return task.apply(
              new Desk(
                  session,
                  realm,
                  new InvitationStore(entityManager, realmId),
                  Offers.of(
                      session, realm, entityManager, new CatalogueStore(entityManager, realm))));
        });
  }
}
