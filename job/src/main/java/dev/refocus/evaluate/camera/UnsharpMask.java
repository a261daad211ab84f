package dev.refocus.evaluate.camera;

/**
 * Sharpening as cameras and programs do it: {@code x + amount (x - G x)} with a Gaussian {@code G}.
 *
 * @param amount 0 and more
 * @param sigma standard deviation of the Gaussian, LR px, more than 0
 */
record UnsharpMask(double amount, double sigma) {
  /** Standard deviations after which the Gaussian ends: what follows is below a thousandth. */
  private static final double REACH = 4;

  Raster apply(Raster raster) {
    if (amount == 0) {
      return raster;
    }
    Raster blurred = along(0, 1, along(1, 0, raster));
    double[] samples = raster.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += amount * (samples[i] - blurred.samples()[i]);
    }
    return raster.with(samples);
  }

  private Raster along(int down, int right, Raster raster) {
    int reach = (int) Math.ceil(REACH * sigma);
    double[] weights = weights(reach);
    return Raster.of(
        raster.channels(),
        raster.height(),
        raster.width(),
        (channel, row, column) -> {
          double sum = 0;
          for (int i = -reach; i <= reach; i++) {
            sum += weights[reach + i] * raster.at(channel, row + i * down, column + i * right);
          }
          return sum;
        });
  }

  private double[] weights(int reach) {
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
