package dev.refocus.dispatch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time by the clock and by this process's processors: on a busy machine they differ. */
public final class Stopwatch {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long startedNanos = System.nanoTime();
  private final long startedCpuNanos = PROCESS.getProcessCpuTime();

  public double seconds() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }

  @Override
  public String toString() {
    double processor = (PROCESS.getProcessCpuTime() - startedCpuNanos) / 1e9;
    return String.format(Locale.ROOT, "%.1f s, %.1f s of processor time", seconds(), processor);
  }
}
