package io.cim.keycloak.network.bench;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** Identity admins who page, filter, search and look at members, each without a pause. */
public final class LoadSimulation extends Simulation {

  private static final String LIST = "/admin/realms/network/network/users?max=50";

  /** Read by Gatling, which makes this class by itself. */
  public LoadSimulation() {
    ScenarioBuilder admins =
        scenario("identity admins")
            .exec(
                get("first page", LIST)
                    .check(jsonPath("$.next").saveAs("next"))
                    .check(jsonPath("$.users[0].id").saveAs("member")),
                repeat(3)
                    .on(
                        exec(
                            get("next page", LIST + "&after=#{next}")
                                .check(jsonPath("$.next").saveAs("next")))),
                get("filter", LIST + "&role=chatbot:chatbot-developer"),
                get(
                    "filter of two products",
                    LIST + "&role=chatbot:chatbot-developer&role=livechat:livechat-agent"),
                get("search", LIST + "&search=olga.garcia1"),
                get("preview", "/admin/realms/network/network/users/#{member}"));
    setUp(
            admins.injectClosed(
                constantConcurrentUsers(Integer.getInteger("clients"))
                    .during(Integer.getInteger("seconds"))))
        .protocols(
            http.baseUrl(System.getProperty("baseUrl"))
                .authorizationHeader(System.getProperty("authorization"))
                .shareConnections()
                .disableCaching());
  }

  private static HttpRequestActionBuilder get(String name, String path) {
    return http(name).get(path).check(status().is(200));
  }
}
