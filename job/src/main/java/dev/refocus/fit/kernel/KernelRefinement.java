package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.tile.LrFrame;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
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
  private final LrFrame frame;
  private final int scale;
  private final double sparsity;
  private final Workers workers;
  private final DecimatedSharpening sharpening;

  private KernelRefinement(NDArray lr, LrFrame frame, int scale, double sparsity, Workers workers) {
    framed = frame.frame(lr);
    this.frame = frame;
    this.scale = scale;
    this.sparsity = sparsity;
    this.workers = workers;
    sharpening = new DecimatedSharpening(framed, Resampling.enlarge(framed, scale));
  }

  /**
   * @param lr {@code (h, w)} luma
   * @param start the kernel to begin with
   * @param sparsity lambda, the price of a gradient, over the LR image's square contrast
   */
  static Kernel refine(
      NDArray lr, int scale, Kernel start, double sparsity, int iterations, Workers workers) {
    int height = (int) lr.getShape().get(0);
    int width = (int) lr.getShape().get(1);
    LrFrame frame = LrFrame.around(height, width, start.size() / scale + 2);
    return Scope.run(
        () -> new KernelRefinement(lr, frame, scale, sparsity, workers).average(start, iterations));
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
    ImageModel model =
        new ImageModel(
            framed.getManager(), kernel, scale, frame.framedHeight(), frame.framedWidth());
    NDArray sharp = sharpening.sharpen(model, sparsity);
    KernelEquations equations = KernelEquations.of(sharp, framed, kernel.size(), frame, workers);
    float[] weights = SmoothKernelSolve.solve(equations, scale, kernel.weights());
    return KernelShape.hasMass(weights)
        ? KernelShape.center(Kernel.normalized(kernel.size(), weights))
        : kernel;
  }
}
