package dev.refocus.score;

import dev.refocus.fit.Scenes;
import dev.refocus.metric.Plane;
import dev.refocus.metric.natural.Brisque;
import dev.refocus.metric.natural.Niqe;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of NIQE and of BRISQUE for 512 x 512 pixels on one thread. */
@State(Scope.Benchmark)
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class BenchmarkNaturalScores {
  private static final int SIDE = 512;

  private Plane luma;

  @Setup
  public void setUp() {
    luma = new Plane(SIDE, SIDE, Scenes.textured(SIDE, SIDE, new SplittableRandom(1)));
  }

  @Benchmark
  public double niqe() {
    return Niqe.score(luma);
  }

  @Benchmark
  public double brisque() {
    return Brisque.score(luma);
  }
}
