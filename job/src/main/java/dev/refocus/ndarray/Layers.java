package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.Iterator;

/** Layers of networks on {@code (n, c, h, w)}; each takes its arrays from its network's parts. */
public final class Layers {
  private static final float EPSILON = 1e-5f;
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape TWO = new Shape(2, 2);

  private Layers() {}

  /** Correlation with weights and biases, {@code padding} zeros around. */
  public static NDArray convolve(NDArray x, Iterator<NDArray> parts, int padding) {
    NDArray weights = parts.next();
    return convolve(x, weights, parts.next(), 1, padding, 1);
  }

  /**
   * Correlation.
   *
   * @param weights {@code (out, in / groups, k, k)}
   * @param bias {@code (out)} or null
   */
  public static NDArray convolve(
      NDArray x, NDArray weights, NDArray bias, int stride, int padding, int groups) {
    return Conv2d.conv2d(
            x, weights, bias, new Shape(stride, stride), new Shape(padding, padding), ONE, groups)
        .singletonOrThrow();
  }

  /**
   * {@code factor x}, to be differentiated. DJL's {@code mul(Number)} frees the number's memory at
   * once, although libtorch reads it again for the derivative: where a gradient is recorded, no
   * array may be multiplied, divided or raised by a {@code Number}.
   */
  public static NDArray scale(NDArray x, double factor) {
    return x.mul(x.getManager().full(new Shape(), (float) factor));
  }

  /** The same numbers in memory of their own. DJL's {@code duplicate} ends a recording. */
  public static NDArray copy(NDArray x) {
    return Autograd.records() ? x.add(x.getManager().zeros(new Shape())) : x.duplicate();
  }

  /**
   * Numbers to multiply by where a gradient is recorded. An array that DJL creates from Java's
   * numbers lies in Java's memory, which is free once the array is closed; libtorch keeps what is
   * its own until it has read it again for the derivative.
   */
  public static NDArray constant(NDManager manager, float[] values, Shape shape) {
    try (NDArray javas = manager.create(values, shape)) {
      return javas.duplicate();
    }
  }

  /** The same of indices, which the derivative of what they took reads again. */
  public static NDArray indices(NDManager manager, long[] indices) {
    try (NDArray javas = manager.create(indices)) {
      return javas.duplicate();
    }
  }

  /** {@code (n, in)} to {@code (n, out)}. */
  public static NDArray linear(NDArray x, Iterator<NDArray> parts) {
    NDArray weights = parts.next();
    return Linear.linear(x, weights, parts.next()).singletonOrThrow();
  }

  /** Zero mean and unit variance per channel over batch and pixels, then scaled and shifted. */
  public static NDArray normalize(NDArray x, Iterator<NDArray> parts) {
    NDManager manager = x.getManager();
    Shape channels = new Shape(x.getShape().get(1));
    NDArray gain = parts.next();
    // Running statistics are asked for and not used: those of the image at hand are.
    return BatchNorm.batchNorm(
            x,
            manager.zeros(channels).toDevice(x.getDevice(), false),
            manager.ones(channels).toDevice(x.getDevice(), false),
            gain,
            parts.next(),
            -1,
            0.9f,
            EPSILON,
            true)
        .singletonOrThrow();
  }

  /** The largest of every 2 x 2 pixels. */
  public static NDArray halve(NDArray x) {
    return x.getNDArrayInternal().maxPool(TWO, TWO, new Shape(0, 0), false);
  }

  /**
   * Transposed convolution of 2 x 2 weights with stride 2: every pixel becomes four, each by its
   * own matrix. {@code (n, c, h, w)} to {@code (n, out, 2 h, 2 w)} with the arrays of a 1 x 1
   * convolution to {@code 4 out} channels.
   */
  public static NDArray twice(NDArray x, Iterator<NDArray> parts) {
    return shuffle(convolve(x, parts, 0), 2);
  }

  /** Every pixel's {@code f f c} channels as {@code f x f} pixels: {@code (n, c, f h, f w)}. */
  public static NDArray shuffle(NDArray x, int factor) {
    Shape shape = x.getShape();
    long out = shape.get(1) / ((long) factor * factor);
    long height = shape.get(2);
    long width = shape.get(3);
    return x.reshape(shape.get(0), out, factor, factor, height, width)
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(shape.get(0), out, factor * height, factor * width);
  }

  /** The inverse of {@link #shuffle}: {@code (n, c, f h, f w)} to {@code (n, f f c, h, w)}. */
  public static NDArray unshuffle(NDArray x, int factor) {
    Shape shape = x.getShape();
    long height = shape.get(2) / factor;
    long width = shape.get(3) / factor;
    return x.reshape(shape.get(0), shape.get(1), height, factor, width, factor)
        .transpose(0, 1, 3, 5, 2, 4)
        .reshape(shape.get(0), shape.get(1) * factor * factor, height, width);
  }

  /** The nearest pixel's value: {@code (n, c, h, w)} to {@code (n, c, f h, f w)}. */
  public static NDArray nearest(NDArray x, int factor) {
    return x.repeat(2, factor).repeat(3, factor);
  }
}
