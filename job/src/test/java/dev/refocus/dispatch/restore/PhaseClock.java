package dev.refocus.dispatch.restore;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where a thread of a run spends its time, by samples, and the most heap that outlived a
 * collection.
 */
final class PhaseClock implements AutoCloseable {
  private static final int MILLIS = 50;

  private final Thread watched;
  private final Thread sampler = new Thread(this::sample, "phase-clock");
  private final Map<String, Integer> samples = new LinkedHashMap<>();
  private long live;

  /** Begins to watch the caller. */
  PhaseClock() {
    this.watched = Thread.currentThread();
    sampler.setDaemon(true);
    sampler.start();
  }

  private void sample() {
    try {
      while (true) {
        Thread.sleep(MILLIS);
        samples.merge(phase(watched.getStackTrace()), 1, Integer::sum);
        live = Math.max(live, afterCollection());
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** The two outermost methods that {@code RestoreJob} is in. */
  private static String phase(StackTraceElement[] stack) {
    String phase = "other";
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
      if (type.startsWith("RestoreJob")) {
        break;
      }
      boolean own = frame.getClassName().startsWith("dev.refocus") && !type.startsWith("Progress");
      phase = own ? type + "." + frame.getMethodName() : phase;
    }
    return phase;
  }

  private static long afterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  @Override
  public void close() throws InterruptedException {
    sampler.interrupt();
    sampler.join();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    samples.forEach(
        (phase, count) ->
            text.append(
                String.format(Locale.ROOT, "  %-48s %7.1f s%n", phase, count * MILLIS / 1e3)));
    return text
        + String.format(Locale.ROOT, "  heap after collections, at most: %d MB", live >> 20);
  }
}
