package dev.refocus.evaluate.camera;

import java.io.Serializable;
import java.util.random.RandomGenerator;

/**
 * What a camera does to an LR image between the lens and 8 bits: noise, on a mosaic of colour
 * filters if it has one, the colours' return, sharpening.
 *
 * @param noise standard deviation of the noise in the dark, 8-bit levels, 0 and more
 * @param shot variance of the noise per level of the signal, in levels, 0 and more
 * @param bayer whether the sensor has a mosaic: neighbours then share noise
 * @param sharpen amount of the unsharp mask, 0 for none
 * @param sharpenSigma standard deviation of its Gaussian, LR px
 */
public record Camera(double noise, double shot, boolean bayer, double sharpen, double sharpenSigma)
    implements Serializable {
  /** Changes nothing. */
  public static final Camera IDEAL = new Camera(0, 0, false, 0, 1);

  /** The same camera with another noise in the dark. */
  public Camera withNoise(double levels) {
    return new Camera(levels, shot, bayer, sharpen, sharpenSigma);
  }

  /**
   * The image as the camera has it before it rounds.
   *
   * @param scene what the lens shows each pixel, grey or sRGB
   */
  public Raster take(Raster scene, RandomGenerator random) {
    Raster exposed = bayer ? mosaicked(scene, random) : sensor().add(scene, random);
    return new UnsharpMask(sharpen, sharpenSigma).apply(exposed);
  }

  private SensorNoise sensor() {
    return new SensorNoise(noise, shot);
  }

  private Raster mosaicked(Raster scene, RandomGenerator random) {
    // A grey scene has the same light before every filter, so it is a mosaic already.
    Raster mosaic = scene.channels() == 1 ? scene : BayerMosaic.mosaic(scene);
    Raster color = BayerMosaic.demosaic(sensor().add(mosaic, random));
    return scene.channels() == 1 ? luma(color) : color;
  }

  /** {@code 0.299 R + 0.587 G + 0.114 B} (ITU-R BT.601), as of every image here. */
  private static Raster luma(Raster color) {
    return Raster.of(
        1,
        color.height(),
        color.width(),
        (plane, row, column) ->
            0.299 * color.at(0, row, column)
                + 0.587 * color.at(1, row, column)
                + 0.114 * color.at(2, row, column));
  }
}
