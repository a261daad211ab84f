package dev.refocus.encode;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** An HR image as formats take it that have 8 bits and no opacity: what shows through is white. */
public final class EightBits {
  private static final int WHITE = 255;

  private EightBits() {}

  /**
   * Puts the raster on white, as an image that a JPEG encoder takes.
   *
   * @param stored of 1 to 4 channels of 8 or 16 bits; the second and the fourth is opacity
   * @return grey or RGB; samples are kept as they are, and rounded half up if they had 16 bits
   */
  public static BufferedImage of(Raster stored) {
    int channels = stored.getNumBands();
    int colors = channels < 3 ? 1 : 3;
    int maximum = (1 << stored.getSampleModel().getSampleSize(0)) - 1;
    int width = stored.getWidth();
    BufferedImage image =
        new BufferedImage(
            width,
            stored.getHeight(),
            colors == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster target = image.getRaster();
    int[] from = new int[width * channels];
    int[] to = new int[width * colors];
    for (int y = 0; y < stored.getHeight(); y++) {
      stored.getPixels(stored.getMinX(), stored.getMinY() + y, width, 1, from);
      convert(from, channels, to, colors, maximum);
      target.setPixels(0, y, width, 1, to);
    }
    return image;
  }

  private static void convert(int[] from, int channels, int[] to, int colors, int maximum) {
    for (int x = 0; x < to.length / colors; x++) {
      double opacity = channels == colors ? 1 : from[x * channels + colors] / (double) maximum;
      for (int channel = 0; channel < colors; channel++) {
        double sample = from[x * channels + channel] * (double) WHITE / maximum;
        to[x * colors + channel] = (int) (WHITE + opacity * (sample - WHITE) + 0.5);
      }
    }
  }
}
