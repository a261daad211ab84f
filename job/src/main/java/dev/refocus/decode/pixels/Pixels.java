package dev.refocus.decode.pixels;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Decoded samples before their colours become sRGB.
 *
 * @param channels 1 grey, 3 RGB, 4 amounts of cyan, magenta, yellow and black ink
 * @param color {@code (channels, height, width)} in [0, 1], planar, not premultiplied
 * @param alpha {@code (height, width)} in [0, 1], 1 is opaque
 */
public record Pixels(int channels, int height, int width, float[] color, Optional<float[]> alpha) {
  /** Float samples further out are a unit of another kind, not an overshoot. */
  private static final float OVERSHOOT = 0.1f;

  /**
   * The bands of {@code raster}: {@code channels} of colour, then alpha.
   *
   * @param maxima the sample that means 1 in each band, the last one in all further bands
   */
  public static Pixels of(Raster raster, int channels, boolean alpha, double... maxima) {
    int area = raster.getWidth() * raster.getHeight();
    float[] color = new float[channels * area];
    for (int band = 0; band < channels; band++) {
      readBand(raster, band, maxima[Math.min(band, maxima.length - 1)], color, band * area);
    }
    double opaque = maxima[Math.min(channels, maxima.length - 1)];
    return ofAlpha(raster, channels, alpha, opaque).withColor(channels, color);
  }

  /** Opacity alone: {@code channels} bands are skipped, and there is no colour yet. */
  public static Pixels ofAlpha(Raster raster, int channels, boolean alpha, double opaque) {
    int area = raster.getWidth() * raster.getHeight();
    Optional<float[]> opacity = alpha ? Optional.of(new float[area]) : Optional.empty();
    opacity.ifPresent(plane -> readBand(raster, channels, opaque, plane, 0));
    return new Pixels(0, raster.getHeight(), raster.getWidth(), new float[0], opacity);
  }

  public int area() {
    return height * width;
  }

  public Pixels withColor(int newChannels, float[] newColor) {
    return new Pixels(newChannels, height, width, newColor, alpha);
  }

  public Pixels withAlpha(float[] newAlpha) {
    return new Pixels(channels, height, width, color, Optional.of(newAlpha));
  }

  public Pixels withoutAlpha() {
    return new Pixels(channels, height, width, color, Optional.empty());
  }

  /** Every colour sample {@code v} becomes {@code 1 - v}. */
  public Pixels inverted() {
    for (int i = 0; i < color.length; i++) {
      color[i] = 1 - color[i];
    }
    return this;
  }

  /** Divides colour by alpha; what is wholly transparent stays as it is. */
  public Pixels unpremultiplied() {
    float[] opacity = alpha.orElseThrow();
    for (int i = 0; i < color.length; i++) {
      float a = opacity[i % opacity.length];
      if (a > 0) {
        color[i] = Math.min(color[i] / a, 1);
      }
    }
    return this;
  }

  private static void readBand(Raster raster, int band, double maximum, float[] plane, int offset) {
    int type = raster.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      readFloats(raster, band, plane, offset);
    } else {
      readIntegers(raster, band, maximum, plane, offset);
    }
  }

  private static void readIntegers(
      Raster raster, int band, double maximum, float[] plane, int offset) {
    int width = raster.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
      for (int x = 0; x < width; x++) {
        plane[offset + y * width + x] =
            (float) Math.min(Integer.toUnsignedLong(row[x]) / maximum, 1);
      }
    }
  }

  private static void readFloats(Raster raster, int band, float[] plane, int offset) {
    int width = raster.getWidth();
    float[] row = new float[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
      for (int x = 0; x < width; x++) {
        plane[offset + y * width + x] = clipped(row[x]);
      }
    }
  }

  private static float clipped(float sample) {
    if (!(sample >= -OVERSHOOT && sample <= 1 + OVERSHOOT)) {
      throw ImageFormat.unsupported(
          "a floating point image with the sample %s, outside [0, 1],".formatted(sample));
    }
    return Math.min(Math.max(sample, 0), 1);
  }
}
