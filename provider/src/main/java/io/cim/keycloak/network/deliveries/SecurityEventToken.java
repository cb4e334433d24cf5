package io.cim.keycloak.network.deliveries;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.crypto.SignatureSignerContext;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/** Writes Security Event Tokens (RFC 8417), signed like the realm's other tokens. */
final class SecurityEventToken {

  private static final String TYPE = "secevent+jwt";

  private SecurityEventToken() {}

  /**
   * The signed token of a delivery whose issuer is known; the same claims each time.
   *
   * @param session whose context has the realm, for its keys
   * @param audience the product's client ID
   */
  static String write(KeycloakSession session, DeliveryEntity delivery, String audience) {
    long time = delivery.createdAt() / 1000;
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", delivery.issuer());
    claims.put("iat", time);
    claims.put("jti", delivery.id());
    claims.put("aud", audience);
    claims.put("txn", delivery.txn());
    claims.put("toe", time);
    claims.put("sub_id", delivery.subject().identifier(delivery.issuer()));
    try {
      claims.put("events", JsonSerialization.mapper.readTree(delivery.events()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return new JWSBuilder().type(TYPE).jsonContent(claims).sign(signer(session));
  }

  private static SignatureSignerContext signer(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    String algorithm = realm.getDefaultSignatureAlgorithm();
    return session
        .getProvider(
            SignatureProvider.class,
            algorithm == null || algorithm.isEmpty()
                ? Constants.DEFAULT_SIGNATURE_ALGORITHM
                : algorithm)
        .signer();
  }
}
