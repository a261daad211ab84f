package dev.refocus.decode.color;

import dev.refocus.decode.pixels.Pixels;
import java.util.function.DoubleUnaryOperator;

/**
 * Colours that a file names instead of embedding a profile of them.
 *
 * @param light a sample in [0, 1] to light in [0, 1]
 * @param toSrgb light of red, green and blue to that of sRGB, by rows; white stays white
 */
public record NamedColors(DoubleUnaryOperator light, double[] toSrgb) {
  private static final double[] SAME = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  /** Adobe RGB (1998), version 2005-05: its exponent is 2 51/256. */
  public static final NamedColors ADOBE_RGB =
      new NamedColors(
          sample -> Math.pow(sample, 563 / 256.0),
          new double[] {1.398356, -0.398356, 0, 0, 1, 0, 0, -0.042929, 1.042929});

  public static final NamedColors SRGB = new NamedColors(SrgbCurve::light, SAME);

  public boolean isSrgb() {
    return equals(SRGB);
  }

  /** The image in sRGB, or grey with sRGB's curve if it was grey; what does not fit is clipped. */
  public Pixels toSrgb(Pixels pixels) {
    float[] stored = pixels.color();
    float[] color = new float[stored.length];
    double[] rgb = new double[pixels.channels()];
    for (int i = 0; i < pixels.area(); i++) {
      for (int channel = 0; channel < rgb.length; channel++) {
        rgb[channel] = light.applyAsDouble(stored[channel * pixels.area() + i]);
      }
      for (int channel = 0; channel < rgb.length; channel++) {
        color[channel * pixels.area() + i] = SrgbCurve.encoded(mixed(rgb, channel));
      }
    }
    return pixels.withColor(pixels.channels(), color);
  }

  private double mixed(double[] rgb, int channel) {
    if (rgb.length == 1) {
      return rgb[0];
    }
    int row = 3 * channel;
    return toSrgb[row] * rgb[0] + toSrgb[row + 1] * rgb[1] + toSrgb[row + 2] * rgb[2];
  }
}
