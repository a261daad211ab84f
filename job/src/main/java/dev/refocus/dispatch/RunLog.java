package dev.refocus.dispatch;

import dev.refocus.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a command has said, with the time of each line and without secrets. A place for it is known
 * some time after the start; from then on the whole of it is put there now and then and at the end.
 */
public final class RunLog {
  /** Stores cannot append: an object is written anew each time. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private static final int LAST_SECONDS = 10;

  private final StringBuilder text = new StringBuilder();
  private final ExecutorService writer = Executors.newSingleThreadExecutor(ProgressConsole::daemon);
  private Place place;
  private Future<?> written;

  /** Takes the log. */
  public interface Place {
    /**
     * Replaces what is there.
     *
     * @throws IOException if the store does not take it
     */
    void put(byte[] log) throws IOException;
  }

  synchronized void add(String line) {
    text.append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .append(' ')
        .append(Redaction.of(line).stripTrailing())
        .append('\n');
    if (text.length() > MOST_CHARACTERS) {
      // The start says what was begun, the end what became of it.
      text.replace(MOST_CHARACTERS / 4, MOST_CHARACTERS / 2, "\n...\n");
    }
  }

  void keep(Place chosen) {
    place = chosen;
    put();
  }

  /** Puts it, unless a former attempt still runs. */
  void put() {
    if (place != null && (written == null || written.isDone())) {
      written =
          writer.submit(
              () -> {
                place.put(bytes());
                return null;
              });
    }
  }

  private synchronized byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Puts it for the last time.
   *
   * @return why it is not there as a whole
   */
  Optional<String> end() {
    try {
      if (written != null) {
        written.get(LAST_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      // The last attempt tells.
    }
    try {
      put();
      if (written != null) {
        written.get(LAST_SECONDS, TimeUnit.SECONDS);
      }
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(e.getCause().getMessage()));
    } catch (TimeoutException e) {
      return Optional.of("the store does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      writer.shutdownNow();
    }
  }
}
