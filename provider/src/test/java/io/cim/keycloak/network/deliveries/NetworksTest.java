package io.cim.keycloak.network.deliveries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.255.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  void isNotPublic(String text) throws UnknownHostException {
    assertFalse(Networks.isPublic(address(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2001:4860:4860::8888",
        "2a00:1450:4001::1",
        "2606:4700::1111",
      })
  void isPublic(String text) throws UnknownHostException {
    assertTrue(Networks.isPublic(address(text)));
  }

  @Test
  void areReadAndWritten() throws UnknownHostException {
    Networks networks = Networks.parse(" 10.1.0.0/16 , fd00::/8,");
    assertEquals("10.1.0.0/16,fd00:0:0:0:0:0:0:0/8", networks.toString());
    assertTrue(networks.contain(address("10.1.255.255")));
    assertTrue(networks.contain(address("::ffff:10.1.0.1")));
    assertTrue(networks.contain(address("fd99::1")));
    assertFalse(networks.contain(address("10.2.0.0")));
    assertFalse(networks.contain(address("fc00::1")));
    assertTrue(Networks.parse("0.0.0.0/0").contain(address("127.0.0.1")));
    assertFalse(Networks.parse("0.0.0.0/0").contain(address("::1")));
    assertTrue(Networks.parse("127.0.0.1/32").contain(address("127.0.0.1")));
    assertFalse(Networks.parse("127.0.0.1/32").contain(address("127.0.0.2")));
  }

  @Test
  void areNoneUnlessGiven() throws UnknownHostException {
    assertEquals("none", Networks.parse("").toString());
    assertFalse(Networks.parse("").contain(address("127.0.0.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "localhost/8",
        "a/8",
        "::/129",
        "/8",
        "1/8",
        "10.0.0.0/8/8"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Networks.parse(text));
  }
}
