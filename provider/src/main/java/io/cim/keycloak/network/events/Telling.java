package io.cim.keycloak.network.events;

import io.cim.keycloak.network.deliveries.Issuer;
import io.cim.keycloak.network.deliveries.Message;
import io.cim.keycloak.network.deliveries.Outbox;
import io.cim.keycloak.network.deliveries.Subject;
import io.cim.keycloak.network.groups.GroupUpkeep;
import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.CatalogueStore;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Compares, when a transaction is about to commit, what it would leave with what is committed, and
 * puts what the products are to be told of that into the outbox, in the same transaction. By the
 * lanes of the outbox transactions that touch the same member or group do so one after the other.
 */
final class Telling {

  /** With more members than so many one is taken to be a default agent. */
  private static final int FEW = 500;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Touched touched;
  private boolean told;

  /** What is committed. */
  private record Committed(Catalogue catalogue, Picture picture, int notBefore) {}

  Telling(KeycloakSession session, RealmModel realm, Touched touched) {
    this.session = session;
    this.realm = realm;
    this.touched = touched;
  }

  /** Runs before anything is committed. */
  KeycloakTransaction prepare() {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        if (!touched.isNothing()) {
          // numbers and posts are put right only now
          GroupUpkeep.settle(session);
          tell(entityManager(session));
        }
      }

      @Override
      protected void rollbackImpl() {}
    };
  }

  /** Runs when all is over. */
  KeycloakTransaction epilogue() {
    KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        if (told) {
          sessions.publish(new Outbox.Filled());
        }
      }

      @Override
      protected void rollbackImpl() {}
    };
  }

  private void tell(EntityManager entityManager) {
    Outbox outbox = new Outbox(entityManager, realm.getId());
    Map<String, String> receivers = outbox.receivers();
    if (receivers.isEmpty()) {
      return;
    }
    lock(entityManager, outbox);
    List<Message> messages = compare(entityManager, receivers.keySet());
    if (!messages.isEmpty()) {
      told = true;
      outbox.put(Issuer.of(session, realm), receivers, messages);
    }
  }

  private void lock(EntityManager entityManager, Outbox outbox) {
    if (touched.changesStructure()
        || touched.endsLogins()
        || touched.removes()
        || !touched.groups().isEmpty()
        || hasPost(entityManager)) {
      // who else and which groups are concerned shows only later, and lanes are locked in order
      outbox.lockAll();
    } else {
      outbox.lock(touched.members().stream().map(id -> Subject.member(id, null)).toList());
    }
  }

  /** Whether one of the members is a default agent: what happens to them happens to a group. */
  private boolean hasPost(EntityManager entityManager) {
    return touched.members().size() > FEW
        || (!touched.members().isEmpty()
            && !Queries.create(
                    entityManager,
                    "select 1 from NetworkDefaultAgent post where post.userId in :members",
                    Integer.class,
                    Map.of("members", touched.members()))
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }

  private List<Message> compare(EntityManager entityManager, Set<String> products) {
    Catalogue now = new CatalogueStore(entityManager, realm).get();
    Committed committed =
        KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(),
            fresh -> committed(entityManager(fresh), now, products));
    if (committed == null) {
      return List.of();
    }
    PictureReader reader = new PictureReader(entityManager, realm, now, products);
    Picture after = reader.picture(reader.people(touched.members()), touched.groups());
    List<Message> messages = new ArrayList<>(News.ofRoles(committed.catalogue(), now, products));
    long moment = Time.currentTimeMillis() / 1000;
    messages.addAll(new News(committed.picture(), after, products, moment).all());
    if (realm.getNotBefore() > committed.notBefore()) {
      messages.addAll(News.ofAllLogins(now, products, moment));
    }
    return messages;
  }

  /**
   * How things were, for all whom the transaction can concern; null for a network just imported.
   */
  private Committed committed(EntityManager entityManager, Catalogue now, Set<String> products) {
    CommittedRows rows = new CommittedRows(entityManager, realm.getId());
    OptionalInt notBefore = rows.notBefore();
    if (notBefore.isEmpty()) {
      return null;
    }
    Catalogue then = now;
    if (touched.changesStructure()) {
      then = new CatalogueStore(entityManager, realm).get();
      Structure before = Structure.of(then, products);
      rows.holders(before.differences(Structure.of(now, products))).forEach(touched::member);
    }
    rows.imported(touched.stores()).forEach(touched::member);
    PictureReader reader = new PictureReader(entityManager, realm, then, products);
    Map<String, Picture.Person> people = reader.people(touched.members());
    // what happens to a default agent happens to the group
    people.values().stream()
        .flatMap(person -> person.memberships().stream())
        .filter(Picture.Membership::post)
        .forEach(post -> touched.group(post.groupId()));
    return new Committed(then, reader.picture(people, touched.groups()), notBefore.getAsInt());
  }

  private static EntityManager entityManager(KeycloakSession from) {
    return from.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
