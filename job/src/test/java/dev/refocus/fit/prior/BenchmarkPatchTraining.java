package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.refocus.fit.FlopCounter;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.ParameterLayout;
import java.util.Iterator;
import java.util.SplittableRandom;
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
 * Gradients of the patch network's convolutions for one crop of each of four images, on one thread:
 * one image after the other, or all in one with grouped convolutions.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class BenchmarkPatchTraining {
  private static final int IMAGES = 4;
  private static final int WIDTH = 32;
  private static final int CROP = 64;

  /** Images whose networks are one grouped network. */
  @Param({"1", "4"})
  public int together;

  private NDManager manager;
  private ParameterLayout layout;
  private NDArray parameters;
  private NDArray crop;

  @Setup
  public void setUp() {
    manager = NDManager.newBaseManager();
    layout = new ParameterLayout();
    grouped(3, 3).grouped(WIDTH, 3);
    for (int block = 0; block < 5; block++) {
      grouped(WIDTH, 3).grouped(WIDTH, 1);
    }
    SplittableRandom random = new SplittableRandom(1);
    parameters = layout.initial(manager, random);
    crop = NoiseScale.white(manager.zeros(new Shape(1, 3L * together, CROP, CROP)), random);
  }

  /** Weights of a convolution that keeps the images apart. */
  private BenchmarkPatchTraining grouped(int in, int side) {
    layout.uniform(Math.sqrt(6.0 / (in * side * side)), (long) WIDTH * together, in, side, side);
    return this;
  }

  @Benchmark
  public void gradients(FlopCounter counter) {
    for (int i = 0; i < IMAGES / together; i++) {
      Autograd.slope(parameters, this::loss).close();
    }
    long pixels = (long) (CROP - 7) * (CROP - 7);
    // Forward, by the weights and by the features: three products of the same size.
    counter.addProduct(3L * WIDTH, WIDTH * (6L * 9 + 5), IMAGES * pixels);
  }

  private NDArray loss(NDArray vector) {
    Iterator<NDArray> weights = layout.split(vector);
    NDArray features = crop;
    while (weights.hasNext()) {
      NDArray sums = Layers.convolve(features, weights.next(), null, 1, 0, together);
      features = Activation.gelu(sums);
    }
    return features.square().mean();
  }

  @TearDown
  public void tearDown() {
    manager.close();
  }
}
