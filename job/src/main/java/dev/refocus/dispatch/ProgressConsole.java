package dev.refocus.dispatch;

import dev.refocus.Printable;
import dev.refocus.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A way to standard error with a line that says what is done: rewritten in place on a terminal,
 * else a new line now and then. What is said in between stands above it. Closing it leaves standard
 * error open.
 */
public final class ProgressConsole extends PrintWriter {
  private static final int TICK_MILLIS = 500;

  /** Lines of a log: the first after this time of silence, and seldom in a long run. */
  private static final Duration LEAST_SILENCE = Duration.ofSeconds(3);

  private static final Duration MOST_SILENCE = Duration.ofSeconds(60);
  private static final int SILENCES = 30;
  private static final int LOG_COLUMNS = 200;

  private final PrintWriter console;
  private final OptionalInt terminal;
  private final Deque<Progress> progress = new ArrayDeque<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProgressConsole::daemon);
  private final long startedNanos = System.nanoTime();
  private long spokenNanos = startedNanos;
  private final RunLog log = new RunLog();
  private final StringBuilder begun = new StringBuilder();
  private long keptNanos = startedNanos;
  private int drawn;
  private boolean lineEnded = true;
  private boolean closed;

  public ProgressConsole(PrintWriter console) {
    this(console, Terminal.ERRORS.columns());
    clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Without a clock. */
  ProgressConsole(PrintWriter console, OptionalInt terminal) {
    super(console, true);
    this.console = console;
    this.terminal = terminal;
  }

  /** The log of the command goes there from now on; of other consoles there is none. */
  public static void keepLog(PrintWriter console, RunLog.Place place) {
    if (console instanceof ProgressConsole own) {
      own.log.keep(place);
    }
  }

  /** Adds a line to the log that is not for the screen. */
  public static void log(PrintWriter console, String line) {
    if (console instanceof ProgressConsole own) {
      own.log.add(line);
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  void begin(Progress begun) {
    synchronized (lock) {
      progress.push(begun);
      if (terminal.isPresent()) {
        draw();
      }
    }
  }

  void end(Progress ended) {
    synchronized (lock) {
      progress.remove(ended);
      wipe();
      if (ended.counts()) {
        println(ended.line(terminal.orElse(LOG_COLUMNS)));
        flush();
      }
    }
  }

  private void tick() {
    tick(System.nanoTime());
  }

  /** Speaks if it is time to. */
  void tick(long nanos) {
    synchronized (lock) {
      if (progress.isEmpty() || !lineEnded) {
        return;
      }
      if (nanos - keptNanos >= MOST_SILENCE.toNanos()) {
        keptNanos = nanos;
        log.add(progress.peek().line(LOG_COLUMNS));
        log.put();
      }
      if (terminal.isPresent()) {
        draw();
      } else if (nanos - spokenNanos >= silence(nanos).toNanos()) {
        String line = progress.peek().line(LOG_COLUMNS);
        console.println(line);
        console.flush();
        spokenNanos = nanos;
      }
    }
  }

  private Duration silence(long nanos) {
    Duration part = Duration.ofNanos((nanos - startedNanos) / SILENCES);
    Duration least = part.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : part;
    return least.compareTo(MOST_SILENCE) < 0 ? least : MOST_SILENCE;
  }

  /** The cursor goes back to the line's start, so that a stranger's line overwrites it. */
  private void draw() {
    String line = progress.isEmpty() ? "" : progress.peek().line(terminal.getAsInt() - 1);
    console.print(line + " ".repeat(Math.max(drawn - line.length(), 0)) + "\r");
    console.flush();
    drawn = line.length();
  }

  private void wipe() {
    if (drawn > 0) {
      console.print(" ".repeat(drawn) + "\r");
      drawn = 0;
    }
  }

  @Override
  public void write(String text, int from, int length) {
    synchronized (lock) {
      wipe();
      super.write(text, from, length);
      if (length > 0) {
        lineEnded = text.charAt(from + length - 1) == '\n';
        spokenNanos = System.nanoTime();
        begun.append(text, from, from + length);
        if (lineEnded) {
          logBegun();
        }
      }
    }
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int character) {
    write(Character.toString((char) character), 0, 1);
  }

  @Override
  public void println() {
    synchronized (lock) {
      super.println();
      lineEnded = true;
      logBegun();
    }
  }

  private void logBegun() {
    begun.toString().lines().forEach(log::add);
    begun.setLength(0);
  }

  /** Also writes the log for the last time; closing it again does nothing. */
  @Override
  public void close() {
    clock.shutdown();
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      wipe();
      flush();
    }
    log.end()
        .ifPresent(
            reason -> {
              console.println("the run's log could not be written: " + Printable.line(reason));
              console.flush();
            });
  }
}
