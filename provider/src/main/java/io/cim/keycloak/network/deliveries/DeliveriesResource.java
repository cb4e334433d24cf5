package io.cim.keycloak.network.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** {@code /deliveries}: what the products were told, for platform operators. */
public final class DeliveriesResource {

  private static final String NETWORK = "network";
  private static final Set<String> PARAMETERS = Set.of("product", "state", "max", "after");

  private final NetworkRequest request;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final DeliveryStore store;
  private final Outbox outbox;

  public DeliveriesResource(NetworkRequest request) {
    this.request = request;
    this.session = request.session();
    this.realm = request.realm();
    this.caller = request.caller();
    this.store = new DeliveryStore(request.entityManager());
    this.outbox = new Outbox(request.entityManager(), realm.getId());
  }

  /**
   * A page of the deliveries.
   *
   * @param next the cursor of the page after, or null where this is the last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<Delivery> deliveries, String next) {}

  /** Deliveries, newest first; fewer than asked for only at the end. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page list() {
    caller.requireDeliveries();
    QueryParameters parameters = request.parameters(PARAMETERS);
    String product = parameters.one("product");
    if (product != null) {
      product(product);
    }
    int max = parameters.pageSize();
    // one more than the page tells whether there is another
    List<Delivery> deliveries =
        store.page(
            realm.getId(),
            product,
            state(parameters.one("state")),
            DeliveryCursor.decode(parameters.one("after")),
            max + 1);
    if (deliveries.size() <= max) {
      return new Page(deliveries, null);
    }
    return new Page(
        deliveries.subList(0, max), DeliveryCursor.encode(deliveries.get(max - 1).id()));
  }

  /** Has a delivery tried at once that waits for its next attempt or was given up. */
  @POST
  @Path("{id}/retry")
  @Produces(MediaType.APPLICATION_JSON)
  public Delivery retry(@PathParam("id") String id) {
    caller.requireDeliveries();
    request.noParameters();
    if (find(id).state().equals(DeliveryState.DELIVERED.text())) {
      throw NetworkError.CONFLICT.because("The product has this already.");
    }
    if (!store.retry(realm.getId(), id, Time.currentTimeMillis())) {
      throw NetworkError.CONFLICT.because("This is being delivered right now.");
    }
    request
        .adminEvent()
        .operation(OperationType.ACTION)
        .resource(ResourceType.CLIENT)
        .resourcePath(NETWORK, "deliveries", id, "retry")
        .success();
    wakeAfterCommit();
    return find(id);
  }

  /** Tells a product that its address works, if it does. */
  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response test(String body) {
    caller.requireDeliveries();
    request.noParameters();
    JsonBody json = JsonBody.parse(body).only(Set.of("product"));
    String clientId = json.text("product");
    if (clientId == null) {
      throw json.invalid("product", "Is required.");
    }
    Product product = product(clientId);
    Map<String, String> receivers = outbox.receivers();
    if (!receivers.containsKey(clientId)) {
      throw NetworkError.CONFLICT.because(
          "The product has no address for events: its client needs the attribute "
              + Outbox.ADDRESS
              + ".");
    }
    Message message =
        new Message(
            clientId,
            Subject.product(clientId, product.name()),
            Map.of(EventType.VERIFICATION, Map.of("state", UUID.randomUUID().toString())));
    String id = outbox.put(Issuer.of(session, realm), receivers, List.of(message)).get(0);
    request
        .adminEvent()
        .operation(OperationType.ACTION)
        .resource(ResourceType.CLIENT)
        .resourcePath(NETWORK, "deliveries", "test")
        .detail("product", clientId)
        .success();
    wakeAfterCommit();
    return Response.status(Response.Status.CREATED).entity(find(id)).build();
  }

  private void wakeAfterCommit() {
    KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                sessions.publish(new Outbox.Filled());
              }

              @Override
              protected void rollbackImpl() {}
            });
  }

  private Delivery find(String id) {
    return store
        .find(realm.getId(), id)
        .orElseThrow(() -> NetworkError.NOT_FOUND.because("There is no such delivery."));
  }

  private Product product(String clientId) {
    return request
        .catalogue()
        .get()
        .product(clientId)
        .orElseThrow(
            () ->
                NetworkError.UNKNOWN_PRODUCT.because(
                    "The network has no such product: " + clientId + ".",
                    Map.of("products", List.of(clientId))));
  }

  private static DeliveryState state(String text) {
    if (text == null) {
      return null;
    }
    if (!DeliveryState.texts().contains(text)) {
      throw QueryParameters.invalid(
          "state", "Must be one of " + String.join(", ", DeliveryState.texts()) + ".");
    }
    return DeliveryState.of(text);
  }
}
