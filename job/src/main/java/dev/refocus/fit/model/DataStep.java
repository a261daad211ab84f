package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Scope;

/**
 * The exact data step of reverse diffusion: {@code argmin_x ||A x - y||^2 + alpha <x - z, C^-1 (x -
 * z)> = z + C A'(A C A' + alpha)^-1 (y - A z)}, where the convolution {@code C} is the covariance
 * of the error of {@code z}, up to a factor.
 *
 * <p>With {@code C = 1} every LR pixel's residual is laid over its HR pixels in the kernel's own
 * shape: under a narrow kernel the LR grid shows as stairs. An error that falls off with frequency,
 * as images do, is corrected smoothly.
 */
public final class DataStep {
  /** Up to here the error is even, in cycles per LR pixel. */
  private static final double EVEN = 0.25;

  /** Beyond it falls with this power of the frequency. */
  private static final double FALL = 3;

  private static final Shape ONE = new Shape(1, 1, 1);

  private final ImageModel model;
  private final NDArray precision;
  private final NDArray gram;

  /**
   * @param precision {@code C^-1} up to a factor, positive, {@code (s h, s w/2 + 1, 1)} or {@code
   *     (1, 1, 1)}
   */
  private DataStep(ImageModel model, NDArray precision) {
    this.model = model;
    // An LR pixel has as much of the error as under C = 1, so that alpha means the same.
    float unit = Scope.run(() -> share(precision) / share(precision.getManager().ones(ONE)));
    this.precision = precision.muli(unit);
    gram = model.gram(precision);
  }

  private float share(NDArray precision) {
    return model.gram(precision).mean().getFloat();
  }

  /** How the error of what the prior says is spread over frequencies. */
  public enum GuessError {
    /** {@code C = 1}. */
    EVEN,
    /** As photographs fall off. */
    NATURAL
  }

  public static DataStep of(NDManager manager, ImageModel model, GuessError error) {
    return switch (error) {
      case EVEN -> even(manager, model);
      case NATURAL -> natural(manager, model);
    };
  }

  private static DataStep even(NDManager manager, ImageModel model) {
    return new DataStep(model, manager.ones(ONE));
  }

  private static DataStep natural(NDManager manager, ImageModel model) {
    int half = model.hrHalf();
    float[] precision = new float[model.hrHeight() * half];
    for (int i = 0; i < precision.length; i++) {
      int row = i / half;
      double vertical = Math.min(row, model.hrHeight() - row) / (double) model.lrHeight();
      double horizontal = i % half / (double) model.lrWidth();
      double frequency = Math.hypot(vertical, horizontal) / EVEN;
      precision[i] = (float) Math.pow(1 + frequency * frequency, FALL / 2);
    }
    return new DataStep(model, manager.create(precision, new Shape(model.hrHeight(), half, 1)));
  }

  /**
   * The step; {@code y} takes the value {@code A z} at each pixel that is not known, as in
   * expectation maximisation with missing data.
   *
   * @param z {@code (s h, s w)}, what the prior says
   * @param seen the LR plane {@code y}
   * @param alpha positive: variance of the error of {@code y} over that of {@code z}
   */
  public NDArray solve(NDArray z, Observation seen, double alpha) {
    return Scope.of(
        () -> {
          NDArray residual = seen.lr().sub(model.degrade(z)).muli(seen.known());
          return model.adjoint(dual(residual, gram.add((float) alpha)), precision).addi(z);
        });
  }

  private NDArray dual(NDArray residual, NDArray weights) {
    return Autograd.records()
        ? Fourier.filter(residual, Fourier.reciprocal(weights))
        : Fourier.inverse(Fourier.forward(residual).divi(weights), model.lrWidth());
  }
}
