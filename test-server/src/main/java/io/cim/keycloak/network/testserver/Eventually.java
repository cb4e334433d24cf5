package io.cim.keycloak.network.testserver;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what a server does by itself, which tells nobody when it is done. */
public final class Eventually {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Eventually() {}

  /**
   * Asks again and again until the answer is yes.
   *
   * @throws AssertionError with this message if it is not for so long, or if asking fails
   */
  public static void isTrue(Duration most, Callable<Boolean> question, String otherwise) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (!question.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError(otherwise);
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(otherwise, e);
    } catch (Exception e) {
      throw new AssertionError(otherwise, e);
    }
  }
}
