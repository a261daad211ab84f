package dev.refocus.fit;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Arithmetic done by a benchmark; JMH divides by time, so the column reads GFLOP/s. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class FlopCounter {
  public double gflop;

  /** {@code transforms} real transforms of {@code points}: 2.5 n log2 n each. */
  public void addTransforms(int transforms, long points) {
    gflop += transforms * 2.5e-9 * points * Math.log((double) points) / Math.log(2);
  }

  /** The product of {@code (m, k)} and {@code (k, n)}. */
  public void addProduct(long m, long k, long n) {
    gflop += 2e-9 * m * k * n;
  }
}
