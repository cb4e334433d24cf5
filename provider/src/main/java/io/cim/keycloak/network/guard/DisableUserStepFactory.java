package io.cim.keycloak.network.guard;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.workflow.DisableUserStepProvider;
import org.keycloak.models.workflow.DisableUserStepProviderFactory;
import org.keycloak.models.workflow.WorkflowExecutionContext;

/**
 * Keycloak's own step of workflows that disables an account, in the place of which it stands: it
 * tells of it, in the transaction in which it does it.
 */
public final class DisableUserStepFactory extends DisableUserStepProviderFactory {

  @Override
  public DisableUserStepProvider create(KeycloakSession session, ComponentModel model) {
    return new DisableUserStepProvider(session, model) {
      @Override
      public void run(WorkflowExecutionContext context) {
        super.run(context);
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, context.getResourceId());
        if (user != null && !user.isEnabled()) {
          session
              .getKeycloakSessionFactory()
              .publish(new AccountDisabledEvent(session, realm, user.getId()));
        }
      }
    };
  }

  /** Before Keycloak's own, which has the same ID. */
  @Override
  public int order() {
    return 1;
  }
}
