package dev.refocus.fit.blend;

import dev.refocus.fit.file.Grain;
import dev.refocus.image.Image;

/**
 * How much of what each model adds to bicubic interpolation {@code b} is kept: {@code b + f (R - b)
 * + G (t (T - b) + (r - f) (R - b))}, where {@code G} is a Gaussian of half an LR pixel. What it
 * keeps of an image is coarse, the rest is fine.
 *
 * <p>What is coarse depends on the kernel's width, of which the exam under all likely kernels knows
 * more than any one kernel; what is fine on edges and textures, which the prior knows under every
 * kernel. The mean of rounds is fainter in it than any round, so that more than all of it is kept.
 *
 * @param fine {@code f}, of what the image {@code R} by reverse diffusion adds beyond the LR grid
 * @param coarse {@code r}, of what it adds below
 * @param taught {@code t}, of what the image {@code T} that the exam teaches adds below
 */
public record Blend(double fine, double coarse, double taught) {
  /** Bicubic interpolation. */
  public static final Blend NONE = new Blend(0, 0, 0);

  /** Standard deviation of the coarse part's Gaussian, in LR pixels. */
  static final double COARSE = 0.5;

  /** Width of the narrowest kernels, in LR pixels. */
  private static final double NARROW = 0.29;

  /** Width in LR pixels, beyond the narrowest, at which a kernel is doubted by 1 - 1/e. */
  private static final double DECAY = 0.2;

  /** Confidence in a shape from which on bicubic interpolation adds nothing. */
  private static final double SURE = 0.7;

  /**
   * Of a blind estimate: the exam knows nothing of wide shapes.
   *
   * @param weight of reverse diffusion beside bicubic interpolation, in [0, 1]
   */
  public static Blend ofBlind(double weight) {
    return new Blend(weight, weight, 0);
  }

  /**
   * Of a kernel of the bank: what gains most on 191 restored PNG files of the tuning halves' kinds,
   * where a loss counts four times.
   *
   * @param width of the kernel in LR pixels: the wider it is, the more is lost where it is wrong
   * @param scale the larger, the smaller are the images that the exam learns from
   */
  public static Blend ofNamed(double width, int scale) {
    double doubt = doubt(width);
    return new Blend(1.55 - doubt, 0, positive(1.11 - 0.71 * doubt - 0.59 * larger(scale)));
  }

  /**
   * The same of a JPEG, nine tenths of what gains most on 282 of them. A camera's is restored with
   * a camera's kernel; where it is unsure who wrote the file, neither kernel is to be believed.
   *
   * @param camera chance that a camera wrote the file, see {@link Grain}
   */
  public static Blend ofNamedJpeg(double width, double camera, int scale) {
    double program = 1 - camera;
    double unsure = camera * program;
    double doubt = program * doubt(width);
    return new Blend(
        positive(1.39 - 0.57 * doubt - 0.50 * camera - 0.90 * unsure),
        0,
        positive(1.13 - 0.55 * doubt - 0.66 * larger(scale) + 0.67 * camera - 1.00 * unsure));
  }

  /**
   * Of the image that a trained network restores under a shape. Bicubic interpolation beside it
   * shows as the ghost of every edge that the kernel doubles.
   *
   * @param confidence in the shape
   * @param jpeg whether the file is one, whose errors a shape amplifies beyond the image's range
   */
  public static Blend ofSolvedShape(double confidence, boolean jpeg) {
    double weight = confidence >= SURE && !jpeg ? 0.95 : 0.85;
    return new Blend(weight, weight, 0);
  }

  /**
   * Of the image that a trained network restores under a narrow kernel of the bank: near what gains
   * most on 100 restorations of the tuning halves, where a loss counts four times.
   *
   * @param camera chance that a camera wrote the file as a JPEG, see {@link Grain}; 0 without one
   */
  public static Blend ofSolved(double camera, int scale) {
    double sure = 1 - 0.9 * camera * (1 - camera);
    return new Blend(
        sure * (1.05 - 0.35 * camera * larger(scale)),
        sure * (0.1 + 0.5 * camera),
        sure * (0.8 + camera * (0.8 - 0.6 * larger(scale))));
  }

  /** The same with a look; interpolation alone stays what it is. */
  public Blend sharpened(Sharpness sharpness) {
    if (equals(NONE)) {
      return NONE;
    }
    return isEven()
        ? ofBlind(1 - sharpness.interpolated() * (1 - fine))
        : new Blend(sharpness.fine() * fine, coarse, taught);
  }

  /** Whether one weight serves all frequencies. */
  private boolean isEven() {
    return taught == 0 && coarse == fine;
  }

  /** In [0, 1), 0 of the narrowest. */
  private static double doubt(double width) {
    return 1 - Math.exp(-Math.max(width - NARROW, 0) / DECAY);
  }

  /** 0 at scale 2, 1 at scale 4. */
  private static double larger(int scale) {
    return (scale - 2) / 2.0;
  }

  private static double positive(double weight) {
    return Math.max(weight, 0);
  }

  /** All images {@code (c, s h, s w)}; so is the sum, which may leave [0, 1]. */
  public Image of(Image plain, Image learned, Image diffused, int scale) {
    float[] samples = coarsePart(plain, learned, diffused, scale);
    for (int i = 0; i < samples.length; i++) {
      float start = plain.samples()[i];
      samples[i] += (float) (start + fine * (diffused.samples()[i] - start));
    }
    return new Image(plain.channels(), plain.height(), plain.width(), samples);
  }

  private float[] coarsePart(Image plain, Image learned, Image diffused, int scale) {
    return isEven()
        ? new float[plain.samples().length]
        : new LowPass(COARSE * scale).of(below(plain, learned, diffused)).samples();
  }

  /** What the models add of which the coarse part alone counts. */
  private Image below(Image plain, Image learned, Image diffused) {
    float[] samples = new float[plain.samples().length];
    for (int i = 0; i < samples.length; i++) {
      float start = plain.samples()[i];
      samples[i] =
          (float)
              (taught * (learned.samples()[i] - start)
                  + (coarse - fine) * (diffused.samples()[i] - start));
    }
    return new Image(plain.channels(), plain.height(), plain.width(), samples);
  }
}
