package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.FlopCounter;
import dev.refocus.ndarray.Workers;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One denoising step at 512 x 512 with 24 components, stride 2, on one thread.
 *
 * <p>Counted as if every component whitened every patch with all 64 axes (12.7 GFLOP): axes that
 * are left out show as a rate above the machine's.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class BenchmarkPatchDenoiser {
  private static final int SIDE = 512;
  private static final MixtureRecipe RECIPE = new MixtureRecipe(24, 16_000, 8, 2);

  @Param({"0.15", "0.04", "0.01"})
  public double sigma;

  private final Workers workers = new Workers(1);
  private final RandomGenerator random = new SplittableRandom(1);
  private NDManager manager;
  private NDArray plane;
  private PatchMixture mixture;

  @Setup
  public void setUp() {
    manager = NDManager.newBaseManager();
    plane = texture(manager, SIDE);
    mixture = PatchMixture.learn(texture(manager, 128), RECIPE, random, workers);
  }

  /** Stripes of many directions with sharp and soft edges. */
  private static NDArray texture(NDManager manager, int side) {
    float[] samples = new float[side * side];
    for (int i = 0; i < samples.length; i++) {
      double row = Math.floorDiv(i, side);
      double column = i % side;
      double wave = Math.sin(row * column / 97) + Math.sin((row + column) / 5);
      samples[i] = (float) (0.5 + 0.2 * Math.signum(wave) + 0.1 * wave);
    }
    return manager.create(samples, new Shape(side, side));
  }

  @Benchmark
  public void denoise(FlopCounter counter) {
    mixture.denoise(plane, sigma, random).close();
    long patches = plane.size() / RECIPE.stride() / RECIPE.stride();
    counter.addProduct((long) RECIPE.components() * Patches.DIMENSION, Patches.DIMENSION, patches);
  }

  @TearDown
  public void tearDown() {
    workers.close();
    manager.close();
  }
}
