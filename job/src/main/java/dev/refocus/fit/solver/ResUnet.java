package dev.refocus.fit.solver;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.StoredArrays;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * USRNet's denoiser: a U-Net of residual blocks on four sizes of the image. No layer has a bias, so
 * that it scales with its input.
 */
final class ResUnet {
  /** Both sides of an image have to be multiples of it. */
  static final int UNIT = 8;

  private static final int SIZES_BELOW = 3;

  private final StoredArrays weights;

  ResUnet(StoredArrays weights) {
    this.weights = weights;
  }

  /**
   * Runs the network.
   *
   * @param colors {@code (1, 3, h, w)}, in about [0, 1]
   * @param noise standard deviation of their error, as the network was told in training
   * @return of the same shape
   */
  NDArray denoise(NDArray colors, float noise) {
    return Scope.of(
        () -> {
          NDArray level = colors.get(":, 0:1").zerosLike().addi(noise);
          NDArray first = convolve(NDArrays.concat(new NDList(colors, level), 1), "p.m_head");
          NDArray last = up(body(down(first)));
          return convolve(last, "p.m_tail");
        });
  }

  /** The image at each size, the largest at the bottom. */
  private Deque<NDArray> down(NDArray first) {
    Deque<NDArray> sizes = new ArrayDeque<>();
    sizes.push(first);
    for (int i = 1; i <= SIZES_BELOW; i++) {
      String name = "p.m_down" + i;
      NDArray x = sizes.peek();
      sizes.push(
          Scope.of(
              () ->
                  Layers.convolve(blocks(x, name, 0), weights.weight(name + ".2"), null, 2, 0, 1)));
    }
    return sizes;
  }

  private Deque<NDArray> body(Deque<NDArray> sizes) {
    NDArray smallest = sizes.pop();
    sizes.push(Scope.of(() -> blocks(smallest, "p.m_body", 0).addi(smallest)));
    return sizes;
  }

  /** What was seen on the way down is added on the way up. */
  private NDArray up(Deque<NDArray> sizes) {
    NDArray x = sizes.pop();
    for (int i = SIZES_BELOW; i >= 1; i--) {
      NDArray smaller = x;
      NDArray seen = sizes.pop();
      String name = "p.m_up" + i;
      x = Scope.of(() -> blocks(twice(smaller, name + ".0"), name, 1).addi(seen));
      smaller.close();
    }
    return x;
  }

  /** Of one image a convolution with 1 x 1 weights is a product, which libtorch makes faster. */
  private NDArray twice(NDArray x, String layer) {
    NDArray weight = weights.weight(layer);
    long in = weight.getShape().get(0);
    long out = weight.getShape().get(1);
    Shape shape = x.getShape();
    return Scope.of(
        () ->
            Layers.shuffle(
                weight
                    .transpose(1, 2, 3, 0)
                    .reshape(4 * out, in)
                    .matMul(x.reshape(in, -1))
                    .reshape(1, 4 * out, shape.get(2), shape.get(3)),
                2));
  }

  private NDArray blocks(NDArray x, String name, int first) {
    NDArray once = block(x, name + "." + first);
    return block(once, name + "." + (first + 1));
  }

  private NDArray block(NDArray x, String name) {
    return Scope.of(
        () -> {
          NDArray inner = Activation.relu(convolve(x, name + ".res.0"));
          return convolve(inner, name + ".res.2").addi(x);
        });
  }

  private NDArray convolve(NDArray x, String layer) {
    return Layers.convolve(x, weights.weight(layer), null, 1, 1, 1);
  }
}
