package dev.refocus.image;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An image as {@code (channels, height, width)} float32 samples in planar order: sRGB in [0, 1] if
 * {@code channels} is 3, grey (or one plane of anything) if it is 1.
 *
 * <p>The array is shared, not copied: whoever makes an image gives the array away.
 */
public record Image(int channels, int height, int width, float[] samples) {
  /** Of an image that is not grey. */
  public static final int COLORS = 3;

  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  public Image {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels: " + channels + ", must be 1 or 3");
    }
    if (height < 1 || width < 1 || samples.length != channels * height * width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d samples do not fill (%d, %d, %d)",
              samples.length,
              channels,
              height,
              width));
    }
  }

  /** The number of samples in a plane. */
  public int area() {
    return height * width;
  }

  /** Plane {@code channel} as an image of its own (a copy). */
  public Image plane(int channel) {
    float[] plane = new float[area()];
    System.arraycopy(samples, channel * area(), plane, 0, area());
    return new Image(1, height, width, plane);
  }

  /**
   * Every plane as {@code map} makes it.
   *
   * @param map {@code (1, h, w)} to planes of one size
   */
  public Image mapPlanes(UnaryOperator<Image> map) {
    Image first = map.apply(plane(0));
    float[] all = new float[channels * first.area()];
    System.arraycopy(first.samples, 0, all, 0, first.area());
    for (int channel = 1; channel < channels; channel++) {
      Image next = map.apply(plane(channel));
      System.arraycopy(next.samples, 0, all, channel * first.area(), first.area());
    }
    return new Image(channels, first.height, first.width, all);
  }

  /** {@code (c, height, width)} from row {@code top} and column {@code left} on (a copy). */
  public Image part(int top, int left, int height, int width) {
    float[] part = new float[channels * height * width];
    for (int row = 0; row < channels * height; row++) {
      int from = (row / height * this.height + top + row % height) * this.width + left;
      System.arraycopy(samples, from, part, row * width, width);
    }
    return new Image(channels, height, width, part);
  }

  /** What {@link #luma} weighs red, green and blue with. */
  public static float[] lumaWeights() {
    return LUMA.clone();
  }

  /** {@code 0.299 R + 0.587 G + 0.114 B} (ITU-R BT.601), or the image itself if it is grey. */
  public Image luma() {
    if (channels == 1) {
      return this;
    }
    float[] luma = new float[area()];
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          LUMA[0] * samples[i] + LUMA[1] * samples[area() + i] + LUMA[2] * samples[2 * area() + i];
    }
    return new Image(1, height, width, luma);
  }
}
