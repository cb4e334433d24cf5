package io.cim.keycloak.network.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.GroupRepresentation;

/** A copy of the sample network in which tests make groups of their own, as anna. */
final class GroupNetwork {

  private final RealmCopy copy;

  GroupNetwork(RealmCopy copy) {
    this.copy = copy;
  }

  /** The network API for one of the people. */
  Api as(String username) {
    return Api.as(copy, username);
  }

  KeycloakServer server() {
    return copy.server();
  }

  /** The name of the realm. */
  String name() {
    return copy.name();
  }

  /** ID of somebody new. */
  String person(String username) {
    Api.Answer answer =
        as("anna")
            .send(
                "POST",
                "users",
                "{\"username\": \"%1$s\", \"email\": \"%1$s@example.com\", \"firstName\": \"New\", \"lastName\": \"%1$s\"}"
                    .formatted(username));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body().get("id").asText();
  }

  /** Number of a new group, whose default agent, if not null, is among its members. */
  long group(String name, String defaultAgent, String... members) {
    Api.Answer answer = as("anna").send("POST", "agent-groups", body(name, defaultAgent, members));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body().get("id").asLong();
  }

  static String body(String name, String defaultAgent, String... members) {
    return "{\"name\": \"%s\", \"members\": [%s], \"defaultAgent\": %s}"
        .formatted(
            name,
            Arrays.stream(members).map(id -> '"' + id + '"').collect(Collectors.joining(",")),
            defaultAgent == null ? "null" : '"' + defaultAgent + '"');
  }

  /** A group as anna sees it. */
  JsonNode read(long number) {
    return as("anna").read("agent-groups/" + number);
  }

  /** User name of a group's default agent, or null. */
  String defaultAgent(long number) {
    JsonNode agent = read(number).get("defaultAgent");
    return agent.isNull() ? null : agent.get("username").asText();
  }

  /** User names of those in a group, sorted. */
  List<String> members(long number) {
    List<String> names = new ArrayList<>();
    read(number).get("members").forEach(member -> names.add(member.get("username").asText()));
    return names;
  }

  /** The Keycloak group of this name under {@code agent-groups}, with its attributes. */
  GroupRepresentation keycloakGroup(Keycloak keycloak, String name) {
    var groups = keycloak.realm(copy.name()).groups();
    String id = keycloak.realm(copy.name()).getGroupByPath("/agent-groups/" + name).getId();
    return groups.group(id).toRepresentation();
  }

  /** An attribute of that group, or null. */
  String attribute(Keycloak keycloak, String name, String attribute) {
    List<String> values = keycloakGroup(keycloak, name).getAttributes().get(attribute);
    return values == null ? null : values.get(0);
  }
}
