package dev.refocus.evaluate.camera;

import java.util.random.RandomGenerator;

/**
 * Noise of a sensor, Gaussian, independent from sample to sample: variance {@code read^2 + shot *
 * signal}, all in 8-bit levels (Foi, Trimeche, Katkovnik, Egiazarian 2008).
 *
 * @param read standard deviation of the noise in the dark, 8-bit levels, 0 and more
 * @param shot variance per level of the signal, in levels, 0 and more
 */
record SensorNoise(double read, double shot) {

  /** The raster with noise; nothing is drawn where there is none. */
  Raster add(Raster raster, RandomGenerator random) {
    if (read == 0 && shot == 0) {
      return raster;
    }
    double[] samples = raster.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += deviation(255 * samples[i]) / 255 * random.nextGaussian();
    }
    return raster.with(samples);
  }

  /** Standard deviation in levels; a kernel with negative lobes may ask for one below black. */
  private double deviation(double level) {
    return Math.sqrt(read * read + shot * Math.max(level, 0));
  }
}
