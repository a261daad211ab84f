package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The arrays of a network as parts of one vector, so that optimiser, average and gradient are one
 * array each.
 */
public final class ParameterLayout {
  private final List<Part> parts = new ArrayList<>();

  /** Random values in {@code center +- bound}. */
  private record Part(Shape shape, double center, double bound) {}

  /** Adds an array of equal numbers. */
  public ParameterLayout constant(double value, long... shape) {
    parts.add(new Part(new Shape(shape), value, 0));
    return this;
  }

  /** Adds an array of numbers uniform in {@code +- bound}. */
  public ParameterLayout uniform(double bound, long... shape) {
    parts.add(new Part(new Shape(shape), 0, bound));
    return this;
  }

  /**
   * Adds weights {@code (out, in, side, side)} with He's variance (He et al. 2015, "Delving deep
   * into rectifiers") and zero biases {@code (out)}.
   */
  public ParameterLayout convolution(int in, int out, int side) {
    return uniform(Math.sqrt(6.0 / (in * side * side)), out, in, side, side).constant(0, out);
  }

  /** Adds weights {@code (out, in)} with He's variance and zero biases {@code (out)}. */
  public ParameterLayout linear(int in, int out) {
    return uniform(Math.sqrt(6.0 / in), out, in).constant(0, out);
  }

  /** Adds the parts of another network. */
  public ParameterLayout then(ParameterLayout other) {
    parts.addAll(other.parts);
    return this;
  }

  /** Numbers in the vector. */
  public int size() {
    return (int) parts.stream().mapToLong(part -> part.shape().size()).sum();
  }

  /** The vector to start with. */
  public NDArray initial(NDManager manager, RandomGenerator random) {
    float[] values = new float[size()];
    int at = 0;
    for (Part part : parts) {
      for (long end = at + part.shape().size(); at < end; at++) {
        double offset = part.bound() == 0 ? 0 : random.nextDouble(-part.bound(), part.bound());
        values[at] = (float) (part.center() + offset);
      }
    }
    return manager.create(values);
  }

  /** The arrays of a vector in the order in which they were added; views of it. */
  public Iterator<NDArray> split(NDArray vector) {
    long[] ends = new long[parts.size() - 1];
    long at = 0;
    for (int i = 0; i < ends.length; i++) {
      at += parts.get(i).shape().size();
      ends[i] = at;
    }
    // One operation for all parts: its derivative is one concatenation.
    NDList pieces = vector.split(ends);
    NDList arrays = new NDList();
    for (int i = 0; i < parts.size(); i++) {
      arrays.add(pieces.get(i).reshape(parts.get(i).shape()));
    }
    return arrays.iterator();
  }
}
