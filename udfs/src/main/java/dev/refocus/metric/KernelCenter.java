package dev.refocus.metric;

/**
 * Centre of mass of a kernel, relative to its geometric centre {@code (size - 1) / 2}: 0, 0 if the
 * kernel is centred. An image that was restored with the kernel is off by as much.
 *
 * @param row samples of the kernel's (the HR image's) grid, downwards
 * @param column samples of the kernel's grid, to the right
 */
public record KernelCenter(double row, double column) {

  /**
   * The mean place of a kernel's weights.
   *
   * @param weights {@code size * size} finite weights in row order, of positive sum
   */
  public static KernelCenter of(float[] weights) {
    SquareKernel kernel = SquareKernel.of(weights);
    double sum = kernel.sum();
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "sum of kernel weights: %s, must be positive for a centre of mass".formatted(sum));
    }
    double middle = (kernel.size() - 1) / 2.0;
    double row = 0;
    double column = 0;
    for (int i = 0; i < weights.length; i++) {
      row += weights[i] * (Math.floorDiv(i, kernel.size()) - middle);
      column += weights[i] * (i % kernel.size() - middle);
    }
    return new KernelCenter(row / sum, column / sum);
  }
}
