package dev.refocus.fit;

import dev.refocus.decode.Image;

/**
 * How much of what each model adds to bicubic interpolation is kept: {@code b + l (L - b) + t (T -
 * b) + r (R - b)}. The models' errors are nearly independent, so that the sum is nearer to the
 * truth than any of them; what a kernel that is too wide adds is kept in part alone.
 *
 * @param lanczos {@code l}, of interpolation by Lanczos' filter {@code L}, which knows no kernel
 * @param taught {@code t}, of the image {@code T} that the exam teaches
 * @param restored {@code r}, of the image {@code R} by reverse diffusion
 */
record Blend(double lanczos, double taught, double restored) {
  /** Bicubic interpolation. */
  static final Blend NONE = new Blend(0, 0, 0);

  /** Width of the narrowest kernels, in LR pixels. */
  private static final double NARROW = 0.29;

  /**
   * Of a blind estimate.
   *
   * @param weight of reverse diffusion beside the exam, in [0, 1]
   */
  static Blend ofBlind(double weight) {
    return new Blend(0, 1 - weight, weight);
  }

  /**
   * Of a kernel of the bank: what gains most on 400 restorations of the tuning halves' kinds of
   * files, where a loss counts four times.
   *
   * @param width of the kernel in LR pixels: the wider it is, the more is lost where it is wrong
   */
  static Blend ofNamed(double width) {
    double wider = Math.max(width - NARROW, 0);
    return new Blend(0.8 - 0.5 * wider, positive(0.34 - 2 * wider), positive(0.65 - 0.8 * wider));
  }

  /**
   * The same of a JPEG. A camera's is restored with a camera's kernel and needs no sharper
   * interpolation; where it is unsure who wrote the file, neither kernel is to be believed. What
   * gains most on 283 restored JPEGs of the tuning halves' kinds, where a loss counts four times.
   *
   * @param camera chance that a camera wrote the file, see {@link Grain}
   * @param scale the larger, the smaller are the images that the exam learns from
   */
  static Blend ofNamedJpeg(double width, double camera, int scale) {
    double program = 1 - camera;
    double unsure = camera * program;
    double wider = program * Math.max(width - NARROW, 0);
    double larger = (scale - 2) / 2.0;
    return new Blend(
        positive(0.41 - 0.28 * camera + 0.48 * unsure - 0.58 * wider - 0.05 * larger),
        positive(0.55 + 0.09 * camera - 0.48 * unsure - 0.87 * wider - 0.33 * larger),
        positive(0.32 + 0.63 * camera - 0.47 * unsure - 1.43 * wider + 0.47 * larger));
  }

  private static double positive(double weight) {
    return Math.max(weight, 0);
  }

  /** All images {@code (c, s h, s w)}; so is the sum, which may leave [0, 1]. */
  Image of(Image plain, Image sharper, Image learned, Image diffused) {
    float[] samples = plain.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      float start = plain.samples()[i];
      samples[i] +=
          (float)
              (lanczos * (sharper.samples()[i] - start)
                  + taught * (learned.samples()[i] - start)
                  + restored * (diffused.samples()[i] - start));
    }
    return new Image(plain.channels(), plain.height(), plain.width(), samples);
  }
}
