package io.cim.keycloak.network.deliveries;

import java.util.Map;

/**
 * What one product is told in one token.
 *
 * @param product its client ID
 * @param events what happened, seen from one side or several; by type what is to be known of it
 */
public record Message(
    String product, Subject subject, Map<EventType, ? extends Map<String, ?>> events) {}
