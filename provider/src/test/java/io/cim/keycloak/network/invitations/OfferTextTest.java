package io.cim.keycloak.network.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTextTest {

  @ParameterizedTest
  @CsvSource({
    "chatbot, chatbot-editor, Editor",
    "chatbot, content-team, Content team",
    "chatbot, chatbot-, Chatbot ",
    "chatbot, éditeur, Éditeur"
  })
  void namesRolesAsTheConsoleDoes(String clientId, String role, String text) {
    assertEquals(text.strip(), OfferText.role(clientId, role).strip());
  }

  @Test
  void whatIsLeftOfAnOffer() {
    Offer offer =
        new Offer(
            Map.of("chatbot", List.of("a", "b"), "livechat", List.of("c")),
            List.of(new Offer.Group(1, true), new Offer.Group(2, false)));
    Offer less =
        new Offer(
            Map.of("chatbot", List.of("b"), "livechat", List.of("c")),
            List.of(new Offer.Group(1, true)));
    assertEquals(
        new Offer(Map.of("chatbot", List.of("a")), List.of(new Offer.Group(2, false))),
        offer.without(less));
    assertEquals(offer, Offer.read(offer.write()));
  }
}
