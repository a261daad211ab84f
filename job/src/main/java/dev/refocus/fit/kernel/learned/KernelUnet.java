package dev.refocus.fit.kernel.learned;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.StoredArrays;

/**
 * A U-Net on three sizes of a kernel's grid that adds what estimates of the kernel miss and takes
 * away what they invent. It was trained on the estimates of drawn kernels, see {@code
 * datasets/kernels}.
 */
public final class KernelUnet {
  /** Sides have to be multiples of it. */
  public static final int UNIT = 4;

  private static final String FILE = "kernel_unet.safetensors";

  private final StoredArrays arrays;

  /**
   * Loads the network.
   *
   * @param manager that its arrays live with
   */
  public KernelUnet(NDManager manager) {
    arrays = StoredArrays.beside(KernelUnet.class, FILE, manager);
  }

  /**
   * Runs the network.
   *
   * @param views {@code (n, 5, size, size)}: n times five estimates, the best one first and of unit
   *     energy
   * @return {@code (n, 1, size, size)}, not negative
   */
  public NDArray mend(NDArray views) {
    return Scope.of(
        () -> {
          NDArray large = block(views, "a");
          NDArray middle = block(Layers.halve(large), "b");
          NDArray small = block(Layers.halve(middle), "c");
          NDArray wider = block(beside(middle, small), "d");
          NDArray widest = block(beside(large, wider), "e");
          return Activation.relu(convolve(widest, "out").add(views.get(":, 0:1")));
        });
  }

  private static NDArray beside(NDArray seen, NDArray smaller) {
    return NDArrays.concat(new NDList(seen, Layers.nearest(smaller, 2)), 1);
  }

  private NDArray block(NDArray x, String name) {
    NDArray once = Activation.relu(convolve(x, name + ".0"));
    return Activation.relu(convolve(once, name + ".2"));
  }

  private NDArray convolve(NDArray x, String layer) {
    return Layers.convolve(x, arrays.weight(layer), arrays.bias(layer), 1, 1, 1);
  }
}
