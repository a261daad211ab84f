package dev.refocus.dispatch.executor;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.TaskKilledException;

/**
 * A thread for the work on one image beside the task's own: native code that hangs cannot be
 * stopped, but the task's thread is then free to say so.
 */
public final class ImageThread {
  private ImageThread() {}

  /**
   * The result of {@code work}.
   *
   * @throws TimeoutException if there is none after {@code seconds}; the work goes on
   * @throws TaskKilledException if Spark kills the task meanwhile, as soon as the work has ended
   */
  public static <T> T run(int seconds, Callable<T> work) throws TimeoutException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "refocus-image");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      thread.interrupt();
      awaitEnd(thread);
      throw new TaskKilledException();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  /** If it never ends, Spark's task reaper ends the executor. */
  private static void awaitEnd(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        thread.interrupt();
      }
    }
    Thread.currentThread().interrupt();
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
