package io.cim.keycloak.network.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void keepsWhatWasGivenAndTheSameOnlyOnce() {
    Addresses addresses = of(" Eva@Example.com ", "eva@example.com", "emil");
    assertEquals(Map.of("eva@example.com", "Eva@Example.com", "emil", "emil"), addresses.given());
    assertEquals(List.of(), addresses.malformed());
  }

  @Test
  void namesEverythingThatIsNoAddress() {
    String endless = "a".repeat(256);
    assertEquals(
        List.of("eva@", "  ", endless, "e\nva"),
        of("eva@", "  ", endless, "emil", "e\nva").malformed());
  }

  @Test
  void tellsUserNamesByWhatTheyLack() {
    assertTrue(Addresses.isLogin("emil"));
    assertFalse(Addresses.isLogin("emil@example.com"));
  }

  private static Addresses of(String... entries) {
    return Addresses.of(List.of(entries), entry -> entry.matches("[^@]+@[^@]+"));
  }
}
