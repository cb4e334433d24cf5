package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {

  private Ports() {}

  /** The first free port of the hundred from this one. */
  static int firstFree(int from) throws IOException {
    for (int port = from; port < from + 100; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port from " + from);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
