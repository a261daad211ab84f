package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Square windows of one image: random ones to learn from, overlapping ones that cover it. All lie
 * on multiples of the scale, so that each has its own part of the LR image.
 *
 * @param height of the image in HR pixels, a multiple of {@code scale}
 * @param width of the image in HR pixels, a multiple of {@code scale}
 * @param side of a window in HR pixels; less than that along an axis where the image ends before
 */
record WindowGrid(int height, int width, int side, int scale) {
  private static final double OVERLAP = 0.25;

  /** Where a window lies. */
  record Window(int top, int left, int height, int width) {
    /** The part of an array whose last two axes are on the HR grid. */
    NDArray of(NDArray image) {
      return Slices.window(image, top, left, height, width);
    }
  }

  private int tall() {
    return Math.min(side / scale * scale, height);
  }

  private int wide() {
    return Math.min(side / scale * scale, width);
  }

  Window random(RandomGenerator random) {
    int top = scale * random.nextInt((height - tall()) / scale + 1);
    int left = scale * random.nextInt((width - wide()) / scale + 1);
    return new Window(top, left, tall(), wide());
  }

  /**
   * What {@code work} makes of all of {@code image}, {@code (1, c, h, w)}, window by window, the
   * windows blended where they overlap.
   */
  NDArray map(NDArray image, UnaryOperator<NDArray> work, Workers workers) {
    int[] tops = starts(height, tall());
    int[] lefts = starts(width, wide());
    if (tops.length * lefts.length == 1) {
      return work.apply(image);
    }
    List<Window> windows = new ArrayList<>();
    List<Supplier<NDArray>> tasks = new ArrayList<>();
    for (int top : tops) {
      for (int left : lefts) {
        Window window = new Window(top, left, tall(), wide());
        windows.add(window);
        tasks.add(() -> work.apply(window.of(image)));
      }
    }
    return blend(image, windows, workers.map(tasks));
  }

  private NDArray blend(NDArray image, List<Window> windows, List<NDArray> parts) {
    NDArray weight = weight(image);
    NDArray sum = image.zerosLike();
    NDArray weights = image.getManager().zeros(new Shape(1, 1, height, width));
    for (int i = 0; i < parts.size(); i++) {
      windows.get(i).of(sum).addi(parts.get(i).mul(weight));
      windows.get(i).of(weights).addi(weight);
      parts.get(i).close();
    }
    return sum.divi(weights);
  }

  /** Falls linearly towards the edges of a window, to nearly nothing. */
  private NDArray weight(NDArray image) {
    NDArray rows = image.getManager().create(ramp(tall()), new Shape(1, 1, tall(), 1));
    return rows.mul(image.getManager().create(ramp(wide()), new Shape(1, 1, 1, wide())));
  }

  private static float[] ramp(int length) {
    float[] weights = new float[length];
    double slope = OVERLAP * length;
    for (int i = 0; i < length; i++) {
      weights[i] = (float) Math.min(1, (Math.min(i, length - 1 - i) + 1) / slope);
    }
    return weights;
  }

  private int[] starts(int length, int window) {
    int step = Math.max((int) (window * (1 - OVERLAP)), 1);
    int count = length == window ? 1 : (length - window + step - 1) / step + 1;
    int[] starts = new int[count];
    for (int i = 1; i < count; i++) {
      starts[i] = (int) ((long) i * (length - window) / (count - 1)) / scale * scale;
    }
    return starts;
  }
}
