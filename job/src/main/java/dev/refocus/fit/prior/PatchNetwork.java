package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.ParameterLayout;
import dev.refocus.ndarray.Slices;
import java.util.Iterator;

/**
 * KernelFusion's patch diffusion network: fully convolutional, stride 1, every pixel it gives is a
 * function of the 15 x 15 pixels around it.
 *
 * <p>One block of two 3 x 3 convolutions, five of a 3 x 3 and a 1 x 1 convolution, a last 1 x 1
 * convolution to {@code v}. The level comes in as sines, through two linear layers, then by one
 * linear layer per block onto the feature map after the block's first convolution. Activation:
 * GELU. What is not published (the level's way in, the activation) is as in the single-image
 * diffusion models that the paper builds on.
 *
 * @param channels of the image
 * @param width hidden channels; 128 in the paper
 * @param skips whether the five blocks add to what they are given; not in the paper
 */
record PatchNetwork(int channels, int width, boolean skips) {
  /** Pixels that a result sees in each direction: seven 3 x 3 convolutions. */
  static final int REACH = 7;

  private static final int BLOCKS = 5;
  private static final int SINES = 64;
  private static final int EMBEDDING = 128;
  private static final double LONGEST_PERIOD = 10_000;

  ParameterLayout layout() {
    ParameterLayout layout =
        new ParameterLayout().linear(SINES, EMBEDDING).linear(EMBEDDING, EMBEDDING);
    layout.convolution(channels, width, 3).linear(EMBEDDING, width).convolution(width, width, 3);
    for (int block = 0; block < BLOCKS; block++) {
      layout.convolution(width, width, 3).linear(EMBEDDING, width).convolution(width, width, 1);
    }
    // No velocity at first: the loss starts at the velocity's own variance.
    return layout.constant(0, channels, width, 1, 1).constant(0, channels);
  }

  /**
   * The velocity.
   *
   * @param x {@code (n, c, h, w)}, {@code x_t}
   * @param level of all of {@code x}
   * @param padding zeros around {@code x}: 7 keeps its size, 0 gives only what sees no border
   * @return {@code (n, c, h + 2 padding - 14, w + 2 padding - 14)}
   */
  NDArray velocity(NDArray parameters, NDArray x, double level, int padding) {
    Iterator<NDArray> parts = layout().split(parameters);
    NDArray hidden = gelu(Layers.linear(sines(x.getManager(), level), parts));
    NDArray embedding = gelu(Layers.linear(hidden, parts));
    NDArray features = levelled(Layers.convolve(x, parts, padding), embedding, parts);
    features = gelu(Layers.convolve(features, parts, 0));
    for (int block = 0; block < BLOCKS; block++) {
      NDArray inner = levelled(Layers.convolve(features, parts, 0), embedding, parts);
      NDArray outer = gelu(Layers.convolve(inner, parts, 0));
      features = skips ? outer.add(Slices.inside(features, 1)) : outer;
    }
    return Layers.convolve(features, parts, 0);
  }

  private NDArray levelled(NDArray features, NDArray embedding, Iterator<NDArray> parts) {
    return gelu(features.add(Layers.linear(embedding, parts).reshape(1, width, 1, 1)));
  }

  private static NDArray gelu(NDArray x) {
    return Activation.gelu(x);
  }

  private static NDArray sines(NDManager manager, double level) {
    float[] values = new float[SINES];
    int half = SINES / 2;
    for (int i = 0; i < half; i++) {
      double phase = level * Math.pow(LONGEST_PERIOD, -i / (double) half);
      values[i] = (float) Math.sin(phase);
      values[half + i] = (float) Math.cos(phase);
    }
    return manager.create(values, new Shape(1, SINES));
  }
}
