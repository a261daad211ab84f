package dev.refocus.dispatch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The progress line: rewritten in place on a terminal, else a new line now and then. */
public final class Progress {
  private static final int TERMINAL_SECONDS = 1;
  private static final int LOG_SECONDS = 10;

  private final long total;
  private final Counters counters;
  private final PrintWriter console;
  private final boolean terminal = isTerminal();
  private final long startedNanos = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);
  private final ScheduledFuture<?> printing;

  private Progress(long total, Counters counters, PrintWriter console) {
    this.total = total;
    this.counters = counters;
    this.console = console;
    int period = terminal ? TERMINAL_SECONDS : LOG_SECONDS;
    this.printing = clock.scheduleAtFixedRate(this::print, period, period, TimeUnit.SECONDS);
  }

  public static Progress start(long total, Counters counters, PrintWriter console) {
    return new Progress(total, counters, console);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  // Java 17 has no other way to ask; Java 22's Console.isTerminal will.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }

  private void print() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    String line = line(counters.done().value(), counters.failed().value(), total, elapsed);
    // The blanks wipe the rest of a longer line.
    console.print(terminal ? "\r" + line + "        " : line + System.lineSeparator());
    console.flush();
  }

  static String line(long done, long failed, long total, Duration elapsed) {
    double perMinute = done * 60_000.0 / Math.max(elapsed.toMillis(), 1);
    String left = done == 0 ? "?" : text(elapsed.multipliedBy(total - done).dividedBy(done));
    return String.format(
        Locale.ROOT,
        "%d of %d images done, %d failed, %.1f per minute, %s left",
        done,
        total,
        failed,
        perMinute,
        left);
  }

  /** Such as {@code 2 h 3 min}, {@code 4 min 5 s} or {@code 6 s}. */
  static String text(Duration duration) {
    if (duration.toHours() > 0) {
      return String.format(
          Locale.ROOT, "%d h %d min", duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? String.format(Locale.ROOT, "%d min %d s", duration.toMinutes(), duration.toSecondsPart())
        : String.format(Locale.ROOT, "%d s", duration.toSeconds());
  }

  /** Prints the last state, after which the line stays. */
  public void stop() {
    printing.cancel(false);
    clock.shutdown();
    print();
    if (terminal) {
      console.println();
      console.flush();
    }
  }
}
