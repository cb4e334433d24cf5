package io.cim.keycloak.network;

import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Waits for what a server does by itself, which tells nobody when it is done. */
public final class Eventually {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Eventually() {}

  /**
   * Asks again and again until the answer is yes.
   *
   * @throws AssertionError with this message if it is not for so long
   */
  public static void isTrue(Duration most, ThrowingSupplier<Boolean> question, String otherwise) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (!question.get()) {
        if (System.nanoTime() > end) {
          throw new AssertionError(otherwise);
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(otherwise, e);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(otherwise, e);
    }
  }
}
