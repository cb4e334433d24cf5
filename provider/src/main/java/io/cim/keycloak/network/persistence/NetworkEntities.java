package io.cim.keycloak.network.persistence;

import io.cim.keycloak.network.deliveries.DeliveryEntity;
import io.cim.keycloak.network.deliveries.LaneEntity;
import io.cim.keycloak.network.groups.AgentGroupEntity;
import io.cim.keycloak.network.groups.DefaultAgentEntity;
import io.cim.keycloak.network.groups.GroupCounterEntity;
import io.cim.keycloak.network.history.HistoryEntity;
import io.cim.keycloak.network.invitations.InvitationEntity;
import io.cim.keycloak.network.invitations.SendingEntity;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The tables of the network in Keycloak's own database. Keycloak creates and upgrades them at
 * start, together with its own.
 */
public final class NetworkEntities implements JpaEntityProviderFactory, JpaEntityProvider {

  /**
   * Keycloak remembers which changes have run in a table whose name ends with the first ten letters
   * of this: it must never change, and no other extension may begin with the same ten.
   */
  public static final String ID = "cimnetwork";

  @Override
  public List<Class<?>> getEntities() {
    return List.of(
        HistoryEntity.class,
        AgentGroupEntity.class,
        DefaultAgentEntity.class,
        GroupCounterEntity.class,
        DeliveryEntity.class,
        LaneEntity.class,
        InvitationEntity.class,
        SendingEntity.class);
  }

  @Override
  public String getChangelogLocation() {
    return "META-INF/network-changelog-master.xml";
  }

  @Override
  public String getFactoryId() {
    return ID;
  }

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
