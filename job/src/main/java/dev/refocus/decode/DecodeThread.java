package dev.refocus.decode;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread for one image's decoding. What a hostile image does to it, endless work or endless
 * recursion, ends with it: the caller goes on at the deadline.
 */
final class DecodeThread {
  /** Fixed, so that the same image overflows it on every machine or on none. */
  private static final long STACK_BYTES = 1 << 20;

  private DecodeThread() {}

  /**
   * The result of {@code work}. Past the deadline the thread is interrupted, which readers notice
   * at their next row, and left behind.
   *
   * @throws RefocusException DEADLINE if there is no result after {@code seconds}
   */
  static <T> T run(int seconds, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "refocus-decode", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new RefocusException(
          ErrorCode.DEADLINE,
          String.format(
              Locale.ROOT,
              "not decoded after %d s; raise limits.seconds-per-decode or leave the image out",
              seconds),
          e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while decoding", e);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
