package dev.refocus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Threads of one fit. Work is cut by its size, never by their number, and each native operation
 * runs on one thread: so results do not depend on how many there are.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  public Workers(int count) {
    threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "refocus-fit");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The results of {@code tasks} in their order. The first failure is thrown. */
  public <T> List<T> map(List<Supplier<T>> tasks) {
    List<Future<T>> futures = new ArrayList<>();
    for (Supplier<T> task : tasks) {
      futures.add(threads.submit(task::get));
    }
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fitting", e);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      futures.forEach(future -> future.cancel(false));
      awaitQuietly(futures);
    }
  }

  /** No task may outlive the arrays of the image it works on. */
  private static <T> void awaitQuietly(List<Future<T>> futures) {
    for (Future<T> future : futures) {
      try {
        if (!future.isCancelled()) {
          future.get();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        continue;
      }
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
