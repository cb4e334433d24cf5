package io.cim.keycloak.network.invitations;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Has mails sent when the transaction of a session has committed, in another thread and fresh
 * sessions: whoever asked for them does not wait for the mail server.
 */
final class InvitationMails {

  private InvitationMails() {}

  /** Sends the invitations with these IDs, one after the other. */
  static void invite(KeycloakSession session, RealmModel realm, List<String> ids) {
    afterCommit(session, realm, mail -> ids.forEach(mail::invite));
  }

  /** Tells the inviter that of this invitation not everything could be given. */
  static void tellInviter(KeycloakSession session, RealmModel realm, String id) {
    afterCommit(session, realm, mail -> mail.tellInviter(id));
  }

  private static void afterCommit(
      KeycloakSession session, RealmModel realm, Consumer<InvitationMail> task) {
    // what a session knows is gone when its transaction is over
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    ExecutorService executor =
        session.getProvider(ExecutorsProvider.class).getExecutor("network-invitations");
    URI base = session.getContext().getUri().getBaseUri();
    InvitationMail mail = new InvitationMail(factory, realm.getId(), base);
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                executor.execute(() -> task.accept(mail));
              }

              @Override
              protected void rollbackImpl() {}
            });
  }
}
