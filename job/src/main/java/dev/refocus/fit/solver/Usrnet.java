package dev.refocus.fit.solver;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.Observation;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.StoredArrays;
import java.util.function.BooleanSupplier;

/**
 * A small network that restores under a given kernel (Zhang, Van Gool, Timofte 2020, "Deep
 * unfolding network for image super-resolution"): six times an exact data step and a denoising
 * step, from the nearest LR pixel. It was trained on photographs; 590,332 numbers.
 */
public final class Usrnet {
  /** The arrays have their published names; source and licence of the file are beside it. */
  private static final String FILE = "usrnet_tiny.safetensors";

  private final StoredArrays weights;
  private final ResUnet denoiser;
  private final int scale;

  /**
   * Loads the network of a scale.
   *
   * @param manager that the weights live with
   * @param scale 2, 3 or 4: HR pixels per LR pixel along a side
   */
  public Usrnet(NDManager manager, int scale) {
    this.weights = StoredArrays.beside(Usrnet.class, FILE, manager);
    this.denoiser = new ResUnet(weights);
    this.scale = scale;
  }

  /** LR sides of a torus have to be multiples of it. */
  public static int unit() {
    return ResUnet.UNIT;
  }

  /**
   * Restores an image under the kernel of the data step.
   *
   * @param colors three LR planes of a torus, sides multiples of {@link #unit}
   * @param noise standard deviation of their noise, in units of [0, 1]
   * @param data step under the kernel, for an error that is even over frequencies
   * @param stops asked before each step: whether the time is over. An image that it cuts short is
   *     made of squares.
   * @return {@code (3, s h, s w)}; may leave [0, 1]
   */
  public NDArray restore(Observation[] colors, double noise, DataStep data, BooleanSupplier stops) {
    return Scope.of(
        () -> {
          NDManager manager = colors[0].lr().getManager();
          StepWeights steps = StepWeights.of(weights, manager, noise, scale);
          NDArray x = nearest(colors);
          for (int i = 0; i < steps.steps() && !stops.getAsBoolean(); i++) {
            NDArray before = x;
            x = step(before, colors, data, steps.alpha()[i], steps.beta()[i]);
            before.close();
          }
          return x.squeeze(0);
        });
  }

  private NDArray step(NDArray x, Observation[] colors, DataStep data, float alpha, float beta) {
    return Scope.of(
        () -> {
          NDList planes = new NDList();
          for (int i = 0; i < colors.length; i++) {
            planes.add(data.solve(x.get(0).get(i), colors[i], alpha));
          }
          return denoiser.denoise(NDArrays.stack(planes).expandDims(0), beta);
        });
  }

  private NDArray nearest(Observation[] colors) {
    return Scope.of(
        () -> {
          NDList planes = new NDList();
          for (Observation color : colors) {
            planes.add(color.lr().repeat(0, scale).repeat(1, scale));
          }
          return NDArrays.stack(planes).expandDims(0);
        });
  }
}
