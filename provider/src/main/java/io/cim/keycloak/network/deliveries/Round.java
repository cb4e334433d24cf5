package io.cim.keycloak.network.deliveries;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Some deliveries to one product that are made at the same time: claimed and signed in one
 * transaction, recorded in another, and none is open while the product takes its time.
 */
final class Round {

  private static final Logger LOG = Logger.getLogger(Round.class);

  private final KeycloakSessionFactory sessions;
  private final DeliverySettings settings;
  private final DeliveryStore.Waiting product;
  private String claim;
  private List<Parcel> parcels;

  /**
   * What goes over the wire.
   *
   * @param id of the delivery
   * @param attempt the how manieth it is, beginning with 1
   * @param address as configured, or null where nothing is
   * @param token signed, or null where the issuer is unknown
   */
  record Parcel(String id, int attempt, String address, String token) {}

  Round(KeycloakSessionFactory sessions, DeliverySettings settings, DeliveryStore.Waiting product) {
    this.sessions = sessions;
    this.settings = settings;
    this.product = product;
  }

  /** What is due, to be delivered by this node alone before the lease ends. */
  List<Parcel> claim() {
    parcels = DeliveryStore.inTransaction(sessions, this::claim);
    return parcels;
  }

  private List<Parcel> claim(KeycloakSession session, DeliveryStore store) {
    RealmModel realm = session.realms().getRealm(product.realmId());
    ClientModel client = realm == null ? null : realm.getClientById(product.clientId());
    if (client == null) {
      return List.of();
    }
    session.getContext().setRealm(realm);
    long now = Time.currentTimeMillis();
    DeliveryStore.Claimed claimed =
        store.claim(
            product.clientId(), now, now + settings.lease().toMillis(), settings.parallel());
    claim = claimed.claim();
    return claimed.deliveries().stream()
        .map(
            delivery ->
                new Parcel(
                    delivery.id(),
                    delivery.attempts(),
                    client.getAttribute(Outbox.ADDRESS),
                    delivery.issuer() == null
                        ? null
                        : SecurityEventToken.write(session, delivery, client.getClientId())))
        .toList();
  }

  /**
   * Notes how it went.
   *
   * @param answers in the order of the parcels
   * @return whether to go on with the next
   */
  boolean record(List<Answer> answers, DeliveryMetrics metrics) {
    if (parcels.isEmpty()) {
      return false;
    }
    answers.forEach(answer -> metrics.attempt(product, answer.kind()));
    return DeliveryStore.inTransaction(sessions, (session, store) -> record(store, answers));
  }

  private boolean record(DeliveryStore store, List<Answer> answers) {
    long now = Time.currentTimeMillis();
    List<String> confirmed = new ArrayList<>();
    boolean answersAgain = false;
    int mostAttempts = 0;
    for (int i = 0; i < answers.size(); i++) {
      Parcel parcel = parcels.get(i);
      mostAttempts = Math.max(mostAttempts, parcel.attempt());
      if (answers.get(i).kind() == Answer.Kind.CONFIRMED) {
        confirmed.add(parcel.id());
        answersAgain |= parcel.attempt() > 1;
      } else {
        recordFailure(store, parcel, answers.get(i), now);
      }
    }
    if (!confirmed.isEmpty()) {
      store.confirm(claim, confirmed, now);
    }
    if (answersAgain) {
      store.hurry(product.clientId(), now);
    }
    // who does not answer at all is not asked for everything else as well
    boolean silent = answers.stream().allMatch(answer -> answer.kind() == Answer.Kind.FAILED);
    if (silent) {
      store.rest(product.clientId(), now, settings.pause(mostAttempts));
    }
    return !silent;
  }

  private void recordFailure(DeliveryStore store, Parcel parcel, Answer answer, long now) {
    String failure = DeliveryEntity.cut(answer.failure());
    boolean last = parcel.attempt() >= settings.attempts();
    if (last || answer.kind() == Answer.Kind.REFUSED) {
      LOG.warnf(
          "Gave up to tell the product %s of realm %s of %s: %s",
          product.product(), product.realm(), parcel.id(), failure);
      store.park(claim, parcel.id(), failure, now);
    } else {
      LOG.debugf(
          "Could not tell the product %s of realm %s of %s: %s",
          product.product(), product.realm(), parcel.id(), failure);
      store.postpone(
          claim, parcel.id(), failure, now + settings.pause(parcel.attempt()).toMillis());
    }
  }
}
