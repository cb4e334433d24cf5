package io.cim.keycloak.network.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** What a page of the browser gets from the server; answers of the browser's cache are none. */
final class Traffic {

  private int answers;
  private long bytes;

  Traffic(CDPSession devTools) {
    devTools.on("Network.loadingFinished", this::add);
    devTools.on(
        "Network.requestWillBeSent",
        event -> {
          if (event.has("redirectResponse")) {
            add(event.getAsJsonObject("redirectResponse"));
          }
        });
    devTools.send("Network.enable");
  }

  private void add(JsonObject event) {
    long length = event.get("encodedDataLength").getAsLong();
    if (length > 0) {
      answers++;
      bytes += length;
    }
  }

  /** Starts to count anew. */
  void forget() {
    answers = 0;
    bytes = 0;
  }

  int answers() {
    return answers;
  }

  long bytes() {
    return bytes;
  }
}
