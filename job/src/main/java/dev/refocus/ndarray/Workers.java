package dev.refocus.ndarray;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /**
   * The results of {@code tasks} in their order. The first failure is thrown, when no task runs any
   * more: none may outlive the arrays of the image it works on.
   */
  public <T> List<T> map(List<Supplier<T>> tasks) {
    if (Autograd.records()) {
      // Other threads do not record what this one has to differentiate.
      return tasks.stream().map(Supplier::get).toList();
    }
    AtomicBoolean abandoned = new AtomicBoolean();
    List<Future<T>> futures = new ArrayList<>();
    try {
      for (Supplier<T> task : tasks) {
        futures.add(threads.submit(() -> abandoned.get() ? null : task.get()));
      }
      List<T> results = new ArrayList<>();
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
      abandoned.set(true);
      futures.forEach(Workers::awaitEnd);
    }
  }

  /** Waits through interrupts: a cancelled future is done while its task still runs. */
  private static void awaitEnd(Future<?> future) {
    boolean interrupted = false;
    while (!future.isDone()) {
      try {
        future.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
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
    threads.shutdown();
  }
}
