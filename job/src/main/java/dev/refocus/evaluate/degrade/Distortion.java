package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;
import java.util.random.RandomGenerator;

/** A way to spoil a picture, at five levels. Images are RGB in [0, 1], and so are the results. */
public enum Distortion {
  /** Gaussian of that standard deviation, px. */
  GAUSSIAN_BLUR(Group.BLUR, (x, s, random) -> Blur.gaussian(x, s), .1, .5, 1, 2, 5),
  /** Disc of that radius, px. */
  LENS_BLUR(Group.BLUR, (x, s, random) -> Blur.lens(x, s), 1, 2, 4, 6, 8),
  /** Line of that half length, px, at a random angle. */
  MOTION_BLUR(
      Group.BLUR,
      (x, s, random) -> Blur.motion(x, s, Math.PI * random.nextDouble()),
      1,
      2,
      4,
      6,
      10),
  /** Gaussian of that standard deviation, px, on the colours alone. */
  COLOR_DIFFUSION(Group.COLOR, (x, s, random) -> Colour.diffused(x, s), 1, 3, 6, 8, 12),
  /** Green lies that far from red and blue, px, in a random direction. */
  COLOR_SHIFT(
      Group.COLOR,
      (x, s, random) -> Colour.shifted(x, s, 2 * Math.PI * random.nextDouble()),
      1,
      3,
      6,
      8,
      12),
  /** Saturation (HSV) times that. */
  LESS_SATURATION(Group.COLOR, (x, s, random) -> Colour.saturated(x, s), .4, .2, .1, 0, -.4),
  /** Colours (a and b of CIELAB) times that. */
  MORE_SATURATION(Group.COLOR, (x, s, random) -> Colour.stretched(x, s), 1, 2, 3, 6, 9),
  /** One of that many wavelet coefficients stays. */
  JPEG_2000(Group.COMPRESSION, (x, s, random) -> Wavelet.compressed(x, s), 16, 32, 45, 120, 170),
  /** JPEG of that quality. */
  JPEG(Group.COMPRESSION, (x, s, random) -> Jpeg.compressed(x, (int) s), 43, 36, 24, 7, 4),
  /** Gaussian noise of that variance. */
  WHITE_NOISE(Group.NOISE, Noise::white, .001, .002, .003, .005, .01),
  /** The same on luma and chroma. */
  CHROMA_NOISE(Group.NOISE, Noise::chroma, 1e-4, 5e-4, .001, .002, .003),
  /** That share of the samples is black or white. */
  IMPULSE_NOISE(Group.NOISE, Noise::impulse, .001, .005, .01, .02, .03),
  /** Gaussian noise of that variance times the sample. */
  MULTIPLICATIVE_NOISE(Group.NOISE, Noise::multiplicative, .001, .005, .01, .02, .05),
  /** To the power of one over one and that. */
  BRIGHTER(Group.BRIGHTNESS, (x, s, random) -> Tone.power(x, 1 / (1 + s)), .1, .2, .4, .7, 1.1),
  /** To the power of one and that. */
  DARKER(Group.BRIGHTNESS, (x, s, random) -> Tone.power(x, 1 + s), .05, .1, .2, .4, .8),
  /** Plus that; the sign changes from level to level. */
  MEAN_SHIFT(Group.BRIGHTNESS, (x, s, random) -> Tone.shifted(x, s), 0, .08, -.08, .15, -.15),
  /** Every pixel comes from up to five times that far, px. */
  JITTER(Group.SPATIAL, Spatial::jittered, .05, .1, .2, .5, 1),
  /** That many patches lie beside their place. */
  MISPLACED_PATCHES(Group.SPATIAL, Spatial::misplaced, 20, 40, 60, 80, 100),
  /** Made smaller by {@code .95 - s^.6} and larger again, both by the nearest pixel. */
  PIXELATION(Group.SPATIAL, (x, s, random) -> Spatial.pixelated(x, s), .01, .05, .1, .2, .5),
  /** That many levels a channel. */
  QUANTIZATION(Group.SPATIAL, (x, s, random) -> Tone.quantized(x, s), 20, 16, 13, 10, 7),
  /** That many squares of one colour. */
  COLOR_BLOCKS(Group.SPATIAL, Spatial::blocked, 2, 4, 6, 8, 10),
  /** Unsharp mask of that amount. */
  OVERSHARPENING(Group.CONTRAST, (x, s, random) -> Blur.sharpened(x, s), 1, 2, 3, 6, 12),
  /** Distance from middle grey times one and that; the sign changes from level to level. */
  LINEAR_CONTRAST(Group.CONTRAST, (x, s, random) -> Tone.contrast(x, s), 0, .15, -.4, .3, -.6),
  /** A logistic curve of that width. */
  NONLINEAR_CONTRAST(Group.CONTRAST, (x, s, random) -> Tone.logistic(x, s), .4, .3, .2, .1, .05);

  /** Levels of each kind, from 1 (least) on. */
  public static final int LEVELS = 5;

  /** What a kind does to a picture. */
  public enum Group {
    BLUR,
    COLOR,
    COMPRESSION,
    NOISE,
    BRIGHTNESS,
    SPATIAL,
    CONTRAST
  }

  /** Spoils an RGB image by a strength; the random numbers decide places, angles and noise. */
  private interface Operation {
    Image apply(Image rgb, double strength, RandomGenerator random);
  }

  private final Group group;
  private final Operation operation;
  private final double[] strengths;

  Distortion(Group group, Operation operation, double... strengths) {
    this.group = group;
    this.operation = operation;
    this.strengths = strengths;
  }

  public Group group() {
    return group;
  }

  /**
   * The spoiled picture.
   *
   * @param rgb {@code (3, h, w)} in [0, 1], at least 8 x 8
   * @param level 1 to {@value #LEVELS}
   * @return of the same size, in [0, 1]
   */
  public Image apply(Image rgb, int level, RandomGenerator random) {
    return Tone.map(operation.apply(rgb, strengths[level - 1], random), x -> x);
  }
}
