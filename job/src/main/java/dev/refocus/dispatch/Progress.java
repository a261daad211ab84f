package dev.refocus.dispatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** Something that the program does and the console shows, from its start to its end. */
public final class Progress implements AutoCloseable {
  private final String doing;
  private final Optional<Work> work;
  private final ProgressConsole console;
  private final boolean alone;
  private final long startedNanos = System.nanoTime();
  private double share;
  private Duration reached = Duration.ZERO;

  private Progress(String doing, Optional<Work> work, PrintWriter console) {
    this.doing = doing;
    this.work = work;
    this.alone = !(console instanceof ProgressConsole);
    this.console = alone ? new ProgressConsole(console) : (ProgressConsole) console;
    this.console.begin(this);
  }

  /**
   * Shows what nothing is counted of.
   *
   * @param doing such as {@code listing}
   * @param console a {@link ProgressConsole} where other things are done before or after it
   */
  public static Progress start(String doing, PrintWriter console) {
    return new Progress(doing, Optional.empty(), console);
  }

  /** Shows how far a work on images is. */
  public static Progress start(String doing, Work work, PrintWriter console) {
    return new Progress(doing, Optional.of(work), console);
  }

  /** A step of a command. */
  public interface Step<T> {
    T run() throws IOException;
  }

  /** Shows what is done while a step runs, and gives what the step gives. */
  public static <T> T during(String doing, PrintWriter console, Step<T> step) throws IOException {
    Progress progress = start(doing, console);
    try {
      return step.run();
    } finally {
      progress.close();
    }
  }

  /** The state at a moment in so many columns. */
  String line(int columns) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    return work.map(own -> line(own, elapsed).text(columns))
        .orElseGet(() -> ProgressLine.waiting(doing, elapsed, columns));
  }

  private ProgressLine line(Work own, Duration elapsed) {
    if (own.share() != share) {
      share = own.share();
      reached = elapsed;
    }
    Counters counters = own.counters();
    return new ProgressLine(
        doing,
        counters.done().value(),
        counters.failed().value(),
        own.total(),
        share,
        reached,
        elapsed);
  }

  /** Whether its last state is worth to stay on the screen. */
  boolean counts() {
    return work.isPresent();
  }

  /** Ends it; of a counted work the last state stays. */
  @Override
  public void close() {
    console.end(this);
    if (alone) {
      console.close();
    }
  }
}
