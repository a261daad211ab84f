package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.FlopCounter;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.ndarray.Fourier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One L0 step, all its couplings, at 512 x 512; only the transforms count as arithmetic. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class BenchmarkEdgeSharpening {
  private static final int SIDE = 512;
  private static final double SPARSITY = 1e-3;
  private static final double MAX_COUPLING = 100;

  private NDManager manager;
  private NDArray blurred;
  private NDArray spectrum;
  private NDArray kernelSpectrum;
  private NDArray gradientPower;

  @Setup
  public void setUp() {
    manager = NDManager.newBaseManager();
    Kernel kernel = InterpolationKernel.of(4);
    blurred = manager.randomUniform(0, 1, new Shape(SIDE, SIDE));
    spectrum = Fourier.forward(blurred);
    kernelSpectrum = Fourier.correlation(manager, kernel.weights(), kernel.size(), 2, SIDE, SIDE);
    gradientPower = GradientPower.of(manager, SIDE, SIDE);
  }

  @Benchmark
  public void sharpen(FlopCounter counter) {
    EdgeSharpening.sharpen(blurred, spectrum, kernelSpectrum, gradientPower, SPARSITY, MAX_COUPLING)
        .close();
    counter.addTransforms(2 * EdgeSharpening.steps(SPARSITY, MAX_COUPLING), blurred.size());
  }

  @TearDown
  public void tearDown() {
    manager.close();
  }
}
