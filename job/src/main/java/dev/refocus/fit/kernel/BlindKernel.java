package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Scope;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * One kernel hypothesis from the enlarged LR image, coarse to fine: sharpen under the current
 * kernel, solve for the kernel, five times at each size (Xu et al. 2013, Pan et al. 2014).
 *
 * <p>The enlarged image is aligned (see {@link Resampling#enlargeAligned}), so at the finest size
 * the offset of the image model applies and no half pixels arise.
 */
final class BlindKernel {
  /** At each size. */
  private static final int ITERATIONS = 5;

  /** Of the papers' 1e5 the last third only polishes what is sharp already. */
  private static final double MAX_COUPLING = 100;

  private static final int SMALLEST = 5;
  private static final double SPARSITY_DECAY = 1.1;
  private static final double MIN_SPARSITY = 1e-4;

  private BlindKernel() {}

  /**
   * @param enlarged {@code (s h, s w)} luma, aligned
   * @param finest size of the kernel, {@code finest - scale} even
   * @param sparsity lambda, the price of an image gradient
   * @param unseen finest sizes at which nothing is estimated any more; fewer than there are
   */
  static Kernel estimate(NDArray enlarged, int scale, int finest, double sparsity, int unseen) {
    Kernel kernel = cross();
    for (int size : sizes(finest, unseen)) {
      int offset = size == finest ? (size - scale) / 2 : size / 2;
      Kernel start = resize(kernel, size);
      kernel =
          Scope.run(
              () -> {
                NDArray blurred = size == finest ? enlarged : shrink(enlarged, size, finest);
                NDArray tapered = EdgeTaper.apply(blurred, size);
                return refine(tapered, start, offset, sparsity);
              });
    }
    return kernel.size() == finest ? kernel : resize(kernel, finest);
  }

  private static Kernel refine(NDArray blurred, Kernel start, int offset, double sparsity) {
    NDArray spectrum = Fourier.forward(blurred);
    NDArray gradientPower = GradientPower.of(blurred.getManager(), height(blurred), width(blurred));
    Kernel kernel = start;
    double lambda = sparsity;
    for (int i = 0; i < ITERATIONS; i++) {
      Kernel current = kernel;
      double price = lambda;
      kernel =
          Scope.run(
              () -> {
                NDArray otf =
                    Fourier.correlation(
                        blurred.getManager(),
                        current.weights(),
                        current.size(),
                        offset,
                        height(blurred),
                        width(blurred));
                NDArray sharp =
                    EdgeSharpening.sharpen(
                        blurred, spectrum, otf, gradientPower, price, MAX_COUPLING);
                float[] weights =
                    KernelSolve.solve(sharp, spectrum, gradientPower, current.size(), offset);
                return KernelShape.hasMass(weights)
                    ? KernelShape.project(weights, current.size())
                    : current;
              });
      lambda = Math.max(lambda / SPARSITY_DECAY, MIN_SPARSITY);
    }
    return kernel;
  }

  private static int height(NDArray plane) {
    return (int) plane.getShape().get(0);
  }

  private static int width(NDArray plane) {
    return (int) plane.getShape().get(1);
  }

  /** Of one estimate. */
  static int iterations(int finest, int unseen) {
    return ITERATIONS * sizes(finest, unseen).length;
  }

  private static int[] sizes(int finest, int unseen) {
    int[] all = pyramid(finest);
    return Arrays.copyOf(all, all.length - unseen);
  }

  private static NDArray shrink(NDArray plane, int size, int finest) {
    return Resampling.resize(plane, height(plane) * size / finest, width(plane) * size / finest);
  }

  private static Kernel resize(Kernel kernel, int size) {
    return KernelShape.center(
        Kernel.normalized(size, Resampling.resizeSquare(kernel.weights(), kernel.size(), size)));
  }

  /** Kernel sizes from coarse to fine; each is the next one's over the square root of two, odd. */
  static int[] pyramid(int finest) {
    Deque<Integer> sizes = new ArrayDeque<>();
    sizes.push(finest);
    for (int size = coarser(finest); size >= SMALLEST; size = coarser(size)) {
      if (size == sizes.peek()) {
        break;
      }
      sizes.push(size);
    }
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int coarser(int size) {
    int rounded = (int) Math.rint(size / Math.sqrt(2));
    return rounded < SMALLEST ? 0 : rounded | 1;
  }

  private static Kernel cross() {
    float[] weights = new float[SMALLEST * SMALLEST];
    for (int i : new int[] {7, 11, 12, 13, 17}) {
      weights[i] = 1f / 5;
    }
    return new Kernel(SMALLEST, weights);
  }
}
