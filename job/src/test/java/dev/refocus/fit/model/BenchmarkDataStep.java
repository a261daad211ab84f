package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.FlopCounter;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.model.DataStep.GuessError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One exact data step at 512 x 512, scale 4: four HR and two LR transforms. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class BenchmarkDataStep {
  private static final int SCALE = 4;
  private static final int LR_SIDE = 128;

  private NDManager manager;
  private DataStep step;
  private NDArray guess;
  private NDArray lr;
  private NDArray known;

  @Setup
  public void setUp() {
    manager = NDManager.newBaseManager();
    step =
        DataStep.of(
            manager,
            new ImageModel(manager, InterpolationKernel.of(SCALE), SCALE, LR_SIDE, LR_SIDE),
            GuessError.NATURAL);
    guess = manager.randomUniform(0, 1, new Shape(SCALE * LR_SIDE, SCALE * LR_SIDE));
    lr = manager.randomUniform(0, 1, new Shape(LR_SIDE, LR_SIDE));
    known = lr.onesLike();
  }

  @Benchmark
  public void solve(FlopCounter counter) {
    step.solve(guess, new Observation(lr, known, 0), 0.01).close();
    counter.addTransforms(4, guess.size());
    counter.addTransforms(2, lr.size());
  }

  @TearDown
  public void tearDown() {
    manager.close();
  }
}
