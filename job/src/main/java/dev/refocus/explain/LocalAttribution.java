package dev.refocus.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slope;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Local attribution (Gu, Dong 2021): the gradient of the window's detail with respect to the LR
 * pixels, integrated along a {@link BlurPath}. The sum over all pixels is the detail that the path
 * adds.
 *
 * <p>The paper sums {@code g_i (x_i - x_(i-1))} with the gradient at the end of each step. Here
 * each step has the mean of the gradients at both of its ends: the error falls with the square of
 * the steps, and fewer are needed.
 */
public final class LocalAttribution {
  private final UnaryOperator<NDArray> enlarge;
  private final HrWindow window;
  private final BlurPath path;

  /**
   * @param enlarge {@code (c, h, w)} to {@code (c, s h, s w)}; libtorch can differentiate it, and
   *     it is safe for many threads
   */
  public LocalAttribution(UnaryOperator<NDArray> enlarge, HrWindow window, BlurPath path) {
    this.enlarge = enlarge;
    this.window = window;
    this.path = path;
  }

  /**
   * Detail and its gradient at a point.
   *
   * @param gradient of the point's samples
   */
  private record Point(double detail, float[] gradient) {}

  /**
   * Of an LR image.
   *
   * @param lr {@code (c, h, w)} in [0, 1]
   * @param workers at the points of the path; results do not depend on their number
   */
  public Attribution of(NDArray lr, Workers workers) {
    List<Supplier<Point>> points = new ArrayList<>();
    for (int i = 0; i <= path.steps(); i++) {
      int at = i;
      points.add(() -> Scope.run(() -> point(lr, at)));
    }
    List<Point> slopes = workers.map(points);
    Image pixels = pixels(lr, slopes);
    return new Attribution(pixels, slopes.get(path.steps()).detail(), slopes.get(0).detail());
  }

  private Point point(NDArray lr, int at) {
    NDArray x = path.point(lr.getManager(), lr, at);
    try (Slope slope = Autograd.slope(x, seen -> window.detail(enlarge.apply(seen)))) {
      return new Point(slope.value(), slope.gradient().toFloatArray());
    }
  }

  private Image pixels(NDArray lr, List<Point> slopes) {
    int height = (int) lr.getShape().get(1);
    int width = (int) lr.getShape().get(2);
    double[] sums = new double[height * width];
    float[] before = at(lr, 0);
    for (int step = 1; step < slopes.size(); step++) {
      float[] after = at(lr, step);
      float[] first = slopes.get(step - 1).gradient();
      float[] last = slopes.get(step).gradient();
      for (int i = 0; i < after.length; i++) {
        double slope = (first[i] + (double) last[i]) / 2;
        sums[i % sums.length] += slope * (after[i] - (double) before[i]);
      }
      before = after;
    }
    float[] samples = new float[sums.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) sums[i];
    }
    return new Image(1, height, width, samples);
  }

  private float[] at(NDArray lr, int point) {
    NDManager manager = lr.getManager();
    return Scope.run(() -> path.point(manager, lr, point).toFloatArray());
  }
}
