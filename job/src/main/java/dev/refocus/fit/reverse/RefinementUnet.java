package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.ParameterLayout;
import dev.refocus.ndarray.Slices;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * KernelFusion's U-Net: at each level two 3 x 3 convolutions, each with batch normalisation and
 * ReLU; 2 x 2 maxima on the way down, transposed convolutions on the way up, what was seen on the
 * way down beside it; a 1 x 1 convolution at the end.
 *
 * @param channels of the image
 * @param width hidden channels at full size, doubled at each level; 32 in the paper
 * @param depth levels; 5 in the paper
 * @param residual whether the output is added to the input, starting from no change; else it is the
 *     image itself under a hyperbolic tangent, as in the paper
 */
record RefinementUnet(int channels, int width, int depth, boolean residual) {
  ParameterLayout layout() {
    ParameterLayout layout = new ParameterLayout();
    int from = channels;
    for (int level = 0; level < depth; level++) {
      pair(layout, from, width << level);
      from = width << level;
    }
    for (int level = depth - 2; level >= 0; level--) {
      layout.convolution(from, 4 * (width << level), 1);
      pair(layout, 2 * (width << level), width << level);
      from = width << level;
    }
    return residual
        ? layout.constant(0, channels, width, 1, 1).constant(0, channels)
        : layout.convolution(width, channels, 1);
  }

  private static void pair(ParameterLayout layout, int in, int out) {
    layout.convolution(in, out, 3).constant(1, out).constant(0, out);
    layout.convolution(out, out, 3).constant(1, out).constant(0, out);
  }

  /** Both sides of an image have to be multiples of it. */
  int unit() {
    return 1 << (depth - 1);
  }

  /**
   * Runs the network.
   *
   * @param image {@code (n, c, h, w)} in about [-1, 1], sides of any length
   * @return of the same shape
   */
  NDArray apply(NDArray parameters, NDArray image) {
    int height = (int) image.getShape().get(2);
    int width = (int) image.getShape().get(3);
    NDArray whole = filled(filled(image, 2), 3);
    NDArray output = refine(layout().split(parameters), whole);
    return Slices.window(output, 0, 0, height, width);
  }

  private NDArray refine(Iterator<NDArray> parts, NDArray image) {
    Deque<NDArray> seen = new ArrayDeque<>();
    NDArray state = image;
    for (int level = 0; level < depth; level++) {
      state = pair(level == 0 ? state : Layers.halve(state), parts);
      seen.push(state);
    }
    seen.pop();
    while (!seen.isEmpty()) {
      NDArray larger = Layers.twice(state, parts);
      state = pair(NDArrays.concat(new NDList(seen.pop(), larger), 1), parts);
    }
    NDArray output = Layers.convolve(state, parts, 0);
    return residual ? image.add(output) : Activation.tanh(output);
  }

  private static NDArray pair(NDArray x, Iterator<NDArray> parts) {
    NDArray once = Activation.relu(Layers.normalize(Layers.convolve(x, parts, 1), parts));
    return Activation.relu(Layers.normalize(Layers.convolve(once, parts, 1), parts));
  }

  /** Zeros at the end of an axis up to a multiple of {@link #unit}. */
  private NDArray filled(NDArray x, int axis) {
    long lacking = Math.floorMod(-x.getShape().get(axis), (long) unit());
    if (lacking == 0) {
      return x;
    }
    long[] shape = x.getShape().getShape().clone();
    shape[axis] = lacking;
    NDArray zeros = x.getManager().zeros(new Shape(shape)).toDevice(x.getDevice(), false);
    return NDArrays.concat(new NDList(x, zeros), axis);
  }
}
