package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Adam (Kingma and Ba 2015) on the mean of several functions, each on a thread of its own. What it
 * does depends on the functions and their order alone. With a decay it is AdamW (Loshchilov and
 * Hutter 2019).
 */
public final class Descent implements AutoCloseable {
  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;
  private static final float EPSILON = 1e-8f;

  /** Longest gradient that is taken as it is; a longer one is scaled down to it. */
  private static final double LONGEST = 1;

  private final NDArray parameters;
  private final NDArray shares;
  private final double decay;
  private final NDArray mean;
  private final NDArray square;
  private final Workers workers;
  private int steps;

  /**
   * A descent from where the parameters are.
   *
   * @param parameters which {@link #step} changes in place
   * @param shares of the rate, one for each parameter or one for all
   */
  public Descent(NDArray parameters, NDArray shares, Workers workers) {
    this(parameters, shares, 0, workers);
  }

  /**
   * A descent that also makes the parameters smaller at each step.
   *
   * @param decay by which a step makes parameters smaller first, as a share of them over the rate
   */
  public Descent(NDArray parameters, NDArray shares, double decay, Workers workers) {
    this.parameters = parameters;
    this.shares = shares;
    this.decay = decay;
    this.workers = workers;
    mean = parameters.zerosLike();
    square = parameters.zerosLike();
  }

  /**
   * One step.
   *
   * @param functions of the parameters, to one element each
   * @param rate step size
   * @return the mean of the functions before the step
   */
  public double step(List<UnaryOperator<NDArray>> functions, double rate) {
    List<Supplier<Slope>> tasks =
        functions.stream()
            .<Supplier<Slope>>map(function -> () -> Autograd.slope(parameters, function))
            .toList();
    List<Slope> slopes = workers.map(tasks);
    NDArray sum = slopes.get(0).gradient();
    double value = 0;
    for (Slope slope : slopes) {
      value += slope.value() / slopes.size();
      if (slope.gradient() != sum) {
        sum.addi(slope.gradient());
        slope.close();
      }
    }
    try (sum) {
      update(sum.divi(slopes.size()), rate);
    }
    return value;
  }

  private void update(NDArray gradient, double rate) {
    steps++;
    double length = length(gradient);
    if (!Double.isFinite(length)) {
      // One overflow would spoil every parameter for good.
      return;
    }
    gradient.muli((float) Math.min(1, LONGEST / Math.max(length, 1e-12)));
    follow(gradient);
    shrink(rate);
    move(rate);
  }

  private void follow(NDArray gradient) {
    mean.muli(FIRST);
    square.muli(SECOND);
    try (NDArray scaled = gradient.mul(1 - FIRST);
        NDArray squared = gradient.square().muli(1 - SECOND)) {
      mean.addi(scaled);
      square.addi(squared);
    }
  }

  private void shrink(double rate) {
    if (decay > 0) {
      try (NDArray kept = shares.mul((float) (-rate * decay)).addi(1)) {
        parameters.muli(kept);
      }
    }
  }

  private void move(double rate) {
    double first = 1 - Math.pow(FIRST, steps);
    double second = 1 - Math.pow(SECOND, steps);
    try (NDArray root = square.sqrt();
        NDArray change = mean.mul((float) (rate / first))) {
      root.divi((float) Math.sqrt(second)).addi(EPSILON);
      parameters.subi(change.divi(root).muli(shares));
    }
  }

  private static double length(NDArray gradient) {
    try (NDArray norm = gradient.norm()) {
      return norm.getFloat();
    }
  }

  /** Steps taken. */
  public int steps() {
    return steps;
  }

  @Override
  public void close() {
    mean.close();
    square.close();
  }
}
