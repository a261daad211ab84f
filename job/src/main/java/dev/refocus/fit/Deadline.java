package dev.refocus.fit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * The moment by which a fit must have a result. Loops ask it before each of their steps and end
 * with what they have; it remembers that one did. Safe for many threads.
 */
public final class Deadline {
  private final LongSupplier clock;
  private final long end;
  private final AtomicBoolean missed;

  private Deadline(LongSupplier clock, long end, AtomicBoolean missed) {
    this.clock = clock;
    this.end = end;
    this.missed = missed;
  }

  /** Never passes. */
  public static Deadline none() {
    return new Deadline(() -> 0, Long.MAX_VALUE, new AtomicBoolean());
  }

  /** {@code limit} from now. */
  public static Deadline in(Duration limit) {
    return of(System::nanoTime, limit);
  }

  /**
   * @param clock in nanoseconds
   */
  static Deadline of(LongSupplier clock, Duration limit) {
    // Relative to its start: a clock of nanoseconds may overflow.
    long start = clock.getAsLong();
    return new Deadline(() -> clock.getAsLong() - start, limit.toNanos(), new AtomicBoolean());
  }

  /** Whether to go no further; whoever asks and is told so leaves work undone. */
  public boolean stops() {
    if (clock.getAsLong() < end) {
      return false;
    }
    missed.set(true);
    return true;
  }

  /** Whether this deadline, or a part of it, has stopped anything. */
  public boolean missed() {
    return missed.get();
  }

  /** An earlier one: after {@code done} of {@code all} equal parts of the time that is left. */
  Deadline part(int done, int all) {
    long now = clock.getAsLong();
    if (end == Long.MAX_VALUE || now >= end) {
      return this;
    }
    return new Deadline(clock, now + (end - now) / all * done, missed);
  }
}
