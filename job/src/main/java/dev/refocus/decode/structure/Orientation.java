package dev.refocus.decode.structure;

import dev.refocus.image.Image;

/** EXIF's orientation, tag 274: how stored rows and columns lie in the upright image. */
public final class Orientation {
  public static final int UPRIGHT = 1;
  static final int TAG = 274;

  private Orientation() {}

  /** The orientation that an EXIF block names, upright if it names none or is broken. */
  public static int ofExif(byte[] exif) {
    return Exif.directory(exif).map(Orientation::of).orElse(UPRIGHT);
  }

  public static int of(TiffDirectory directory) {
    long orientation = directory.first(TAG, UPRIGHT);
    return orientation >= 1 && orientation <= 8 ? (int) orientation : UPRIGHT;
  }

  /** The image as it is to be looked at. */
  public static Image upright(Image stored, int orientation) {
    if (orientation == UPRIGHT) {
      return stored;
    }
    boolean turned = orientation >= 5;
    int height = turned ? stored.width() : stored.height();
    int width = turned ? stored.height() : stored.width();
    float[] samples = new float[stored.samples().length];
    for (int i = 0; i < samples.length; i++) {
      int plane = i / stored.area() * stored.area();
      int y = i % stored.area() / width;
      int x = i % width;
      samples[i] = stored.samples()[plane + source(orientation, y, x, stored)];
    }
    return new Image(stored.channels(), height, width, samples);
  }

  /** Where the upright image's sample {@code (y, x)} is stored. */
  private static int source(int orientation, int y, int x, Image stored) {
    int bottom = stored.height() - 1;
    int right = stored.width() - 1;
    int width = stored.width();
    return switch (orientation) {
      case 2 -> y * width + right - x;
      case 3 -> (bottom - y) * width + right - x;
      case 4 -> (bottom - y) * width + x;
      case 5 -> x * width + y;
      case 6 -> (bottom - x) * width + y;
      case 7 -> (bottom - x) * width + right - y;
      case 8 -> x * width + right - y;
      default -> throw new IllegalArgumentException("orientation: " + orientation);
    };
  }
}
