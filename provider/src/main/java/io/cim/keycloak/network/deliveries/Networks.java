package io.cim.keycloak.network.deliveries;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ranges of IP addresses, like {@code 10.0.0.0/8}. An IPv4 address inside an IPv6 address counts as
 * that.
 */
public final class Networks {

  /**
   * What is not the public Internet: there stand the machines of whoever runs the server. From the
   * special-purpose registries of IANA.
   */
  private static final Networks NOT_PUBLIC =
      parse(
          "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,"
              + "192.0.2.0/24,192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,"
              + "224.0.0.0/4,240.0.0.0/4,"
              // everything but global unicast, and of that what leads elsewhere or nowhere
              + "::/3,4000::/2,8000::/1,2001::/23,2001:db8::/32,2002::/16,3fff::/20");

  /** The prefix of IPv6 addresses that a gateway translates into IPv4 addresses (RFC 6052). */
  private static final byte[] TRANSLATED = {
    0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final List<Network> all;

  private record Network(InetAddress address, int length) {

    boolean contains(byte[] other) {
      byte[] mine = address.getAddress();
      if (other.length != mine.length) {
        return false;
      }
      for (int bit = 0; bit < length; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return address.getHostAddress() + "/" + length;
    }
  }

  private Networks(List<Network> all) {
    this.all = all;
  }

  /**
   * Reads networks.
   *
   * @param text separated by commas; may be empty
   * @throws IllegalArgumentException for everything else
   */
  static Networks parse(String text) {
    List<Network> all = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      if (!one.isBlank()) {
        all.add(network(one.strip()));
      }
    }
    return new Networks(all);
  }

  private static Network network(String text) {
    String[] parts = text.split("/", -1);
    // no name, which would have to be looked up
    if (parts.length != 2
        || !parts[0].matches("[0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*")
        || !parts[1].matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(text);
    }
    try {
      InetAddress address = InetAddress.getByName(parts[0]);
      int length = Integer.parseInt(parts[1]);
      if (length > address.getAddress().length * 8) {
        throw new IllegalArgumentException(text);
      }
      return new Network(address, length);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Whether an address is in one of these networks. */
  boolean contain(InetAddress address) {
    byte[] bytes = inner(address);
    return all.stream().anyMatch(network -> network.contains(bytes));
  }

  /** Whether an address belongs to the public Internet. */
  static boolean isPublic(InetAddress address) {
    return !NOT_PUBLIC.contain(address);
  }

  /** The IPv4 address for which an IPv6 address stands, by translation, or itself. */
  private static byte[] inner(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean translated =
        !(address instanceof Inet4Address)
            && Arrays.equals(Arrays.copyOf(bytes, TRANSLATED.length), TRANSLATED);
    return translated ? Arrays.copyOfRange(bytes, TRANSLATED.length, bytes.length) : bytes;
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "none"
        : all.stream().map(Network::toString).collect(Collectors.joining(","));
  }
}
