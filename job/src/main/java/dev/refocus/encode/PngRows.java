package dev.refocus.encode;

import dev.refocus.image.Image;
import java.util.Optional;

/**
 * The rows of an image as a PNG stores them, from top to bottom: samples interleaved, big-endian,
 * each row filtered with whichever of Sub, Up and Paeth leaves the smallest sum of magnitudes
 * (ISO/IEC 15948, section 12.7).
 */
final class PngRows {
  private static final int[] FILTERS = {1, 2, 4};

  private final Image color;
  private final Optional<Image> alpha;
  private final int sampleBytes;
  private final int pixelBytes;
  private final float maximum;
  private byte[] row;
  private byte[] above;
  private byte[] best;
  private byte[] trial;
  private int y = -1;

  PngRows(Image color, Optional<Image> alpha, int bits) {
    this.color = color;
    this.alpha = alpha;
    this.sampleBytes = bits / 8;
    this.pixelBytes = sampleBytes * (color.channels() + (alpha.isPresent() ? 1 : 0));
    this.maximum = (1 << bits) - 1;
    int length = color.width() * pixelBytes;
    this.row = new byte[length];
    this.above = new byte[length];
    this.best = new byte[length + 1];
    this.trial = new byte[length + 1];
  }

  /** Moves to the next row. */
  boolean next() {
    if (++y == color.height()) {
      return false;
    }
    byte[] swap = above;
    above = row;
    row = swap;
    for (int channel = 0; channel < color.channels(); channel++) {
      fill(color, channel, channel);
    }
    alpha.ifPresent(plane -> fill(plane, 0, color.channels()));
    return true;
  }

  private void fill(Image image, int channel, int slot) {
    float[] samples = image.samples();
    int from = channel * image.area() + y * image.width();
    int at = slot * sampleBytes;
    for (int x = 0; x < image.width(); x++) {
      int quantum = (int) (Math.min(Math.max(samples[from + x], 0), 1) * maximum + 0.5f);
      if (sampleBytes == 2) {
        row[at] = (byte) (quantum >> 8);
        row[at + 1] = (byte) quantum;
      } else {
        row[at] = (byte) quantum;
      }
      at += pixelBytes;
    }
  }

  /** The filter's number, then the filtered bytes; valid until the next call. */
  byte[] filtered() {
    long least = Long.MAX_VALUE;
    for (int filter : FILTERS) {
      long magnitude = apply(filter);
      if (magnitude < least) {
        least = magnitude;
        byte[] swap = best;
        best = trial;
        trial = swap;
      }
    }
    return best;
  }

  private long apply(int filter) {
    long magnitude = 0;
    trial[0] = (byte) filter;
    for (int i = 0; i < row.length; i++) {
      int left = i < pixelBytes ? 0 : row[i - pixelBytes] & 0xff;
      int up = above[i] & 0xff;
      int prediction =
          switch (filter) {
            case 1 -> left;
            case 2 -> up;
            default -> paeth(left, up, i < pixelBytes ? 0 : above[i - pixelBytes] & 0xff);
          };
      trial[i + 1] = (byte) (row[i] - prediction);
      magnitude += Math.abs(trial[i + 1]);
    }
    return magnitude;
  }

  private static int paeth(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
