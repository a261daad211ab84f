package dev.refocus.fit.file;

import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.JpegGrid;
import dev.refocus.fit.model.JpegQuantization;
import dev.refocus.fit.model.Planes;
import dev.refocus.image.Image;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What happened to an LR image after the kernel: noise, JPEG, rounding.
 *
 * @param camera chance that a camera wrote the file as it is, see {@link Grain}; 0 without a JPEG
 * @param noise standard deviation of the luma's noise, in units of [0, 1]; of a JPEG as it was
 *     before, if a camera wrote it
 * @param quantization standard deviation of the JPEG's error in the luma; 0 without one
 * @param jpeg of the luma, as far as known
 * @param step distance of neighbouring samples
 * @param coarseColor whether the JPEG has fewer samples of colour than of luma
 */
public record FileDamage(
    double camera,
    double noise,
    double quantization,
    Optional<JpegQuantization> jpeg,
    double step,
    boolean coarseColor) {
  /** Noise of a sensor over what is left of it in means of two by two pixels. */
  private static final double LEFT = 1.4;

  /** Of which halves still have blocks to look at. */
  private static final int LEAST_SIDE = 24;

  /** Fewer bits make steps that look like structure, not like noise. */
  private static final double EIGHT_BITS = 1 / 255.0;

  /** Of an image that was restored and has not been in a file. */
  public static final FileDamage NONE =
      new FileDamage(0, 0, 0, Optional.empty(), EIGHT_BITS, false);

  public static FileDamage of(DecodedImage lr) {
    Image luma = lr.color().luma();
    Optional<JpegGrid> grid = lr.encoding().jpeg();
    Optional<JpegQuantization> jpeg = grid.map(each -> JpegQuantization.of(each, 0));
    double camera = grid.map(each -> Grain.of(lr.color()).cameraChance()).orElse(0.0);
    double noise = NoiseLevel.of(luma);
    return new FileDamage(
        camera,
        noise + camera * Math.max(beforeJpeg(luma) - noise, 0),
        jpeg.map(each -> each.noiseLevel(luma)).orElse(0.0),
        jpeg,
        Math.min(lr.encoding().step(), EIGHT_BITS),
        grid.map(FileDamage::isCoarse).orElse(false));
  }

  /**
   * A JPEG takes the noise of fine structure away and leaves that of coarse structure, which is
   * still there in means of two by two pixels. So is fine texture, which reads as noise there: of a
   * clean JPEG it would be 7 levels where there are none.
   */
  private static double beforeJpeg(Image luma) {
    return Math.min(luma.height(), luma.width()) < LEAST_SIDE
        ? 0
        : LEFT * NoiseLevel.ofAllTones(Planes.halved(luma));
  }

  private static boolean isCoarse(JpegGrid grid) {
    return grid.components().stream()
        .anyMatch(component -> component.horizontal() * component.vertical() > 1);
  }

  /** Standard deviation of all of it in a plane of the image, in units of [0, 1]. */
  public double level(Image plane) {
    double seen = jpeg.isPresent() ? noise : NoiseLevel.of(plane);
    return Math.max(seen, Math.max(quantization, step / Math.sqrt(12)));
  }

  /** The same of the luma. */
  public double level() {
    return Math.max(noise, Math.max(quantization, step / Math.sqrt(12)));
  }

  /** Does the same to another plane {@code (1, h, w)}, each time with other noise. */
  public UnaryOperator<Image> again(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return plane -> {
      Image noisy = noisy(plane, random);
      return rounded(jpeg.map(each -> each.requantize(noisy)).orElse(noisy));
    };
  }

  private Image noisy(Image plane, RandomGenerator random) {
    float[] samples = plane.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (noise * random.nextGaussian());
    }
    return new Image(1, plane.height(), plane.width(), samples);
  }

  private Image rounded(Image plane) {
    float[] samples = plane.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (Math.rint(Math.min(Math.max(samples[i], 0), 1) / step) * step);
    }
    return new Image(1, plane.height(), plane.width(), samples);
  }
}
