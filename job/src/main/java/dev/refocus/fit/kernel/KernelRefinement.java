package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Sharpens a kernel in the exact image model: the L0-sharp image under the current kernel, then the
 * smooth non-negative kernel that explains the LR pixels best, a few times.
 *
 * <p>The iterates wander around the solution and drift off after some time, so their mean is taken:
 * the stopping rule is not to move far.
 */
final class KernelRefinement {
  private final NDArray framed;
  private final int scale;
  private final int margin;
  private final double sparsity;
  private final DecimatedSharpening sharpening;

  private KernelRefinement(NDArray framed, int scale, int margin, double sparsity) {
    this.framed = framed;
    this.scale = scale;
    this.margin = margin;
    this.sparsity = sparsity;
    sharpening = new DecimatedSharpening(framed, Resampling.enlarge(framed, scale));
  }

  /**
   * @param lr {@code (h, w)} luma
   * @param start the kernel to begin with
   * @param sparsity lambda, the price of a gradient, over the LR image's square contrast
   */
  static Kernel refine(NDArray lr, int scale, Kernel start, double sparsity, int iterations) {
    return Scope.run(
        () -> {
          int margin = start.size() / scale + 2;
          NDArray framed = Borders.reflect(lr, margin, margin, margin, margin);
          return new KernelRefinement(framed, scale, margin, sparsity).average(start, iterations);
        });
  }

  private Kernel average(Kernel start, int iterations) {
    List<Kernel> iterates = new ArrayList<>();
    Kernel kernel = start;
    for (int i = 0; i < iterations; i++) {
      Kernel current = kernel;
      kernel = Scope.run(() -> next(current));
      iterates.add(kernel);
    }
    return KernelConsensus.of(iterates).mean();
  }

  private Kernel next(Kernel kernel) {
    int height = (int) framed.getShape().get(0);
    int width = (int) framed.getShape().get(1);
    ImageModel model = new ImageModel(framed.getManager(), kernel, scale, height, width);
    NDArray sharp = sharpening.sharpen(model, sparsity);
    KernelEquations equations = KernelEquations.of(sharp, framed, kernel.size(), margin);
    float[] weights = SmoothKernelSolve.solve(equations, scale, kernel.weights());
    return KernelShape.hasMass(weights)
        ? KernelShape.center(Kernel.normalized(kernel.size(), weights))
        : kernel;
  }
}
