package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.products.CatalogueStore;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a realm has of that which invitations offer. */
record Offers(KeycloakSession session, CatalogueStore catalogue, AgentGroups agentGroups) {

  static Offers of(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      CatalogueStore catalogue) {
    return new Offers(session, catalogue, new AgentGroups(entityManager, realm));
  }

  /** The groups of an offer that the realm has, by numeric ID. */
  Map<Long, GroupModel> groups(Offer offer) {
    return agentGroups.byNumber(session, offer.groupIds());
  }

  /** An offer as people read it. */
  List<String> lines(Offer offer) {
    return OfferText.lines(offer, catalogue.get(), groups(offer));
  }
}
