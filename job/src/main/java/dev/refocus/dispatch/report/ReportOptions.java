package dev.refocus.dispatch.report;

import dev.refocus.UsageException;
import java.io.Serializable;
import java.util.Locale;

/**
 * What a page shows.
 *
 * @param images rows with pictures, at most
 * @param random whether these are chosen at random
 * @param side of a picture at most, HR pixels
 */
public record ReportOptions(int images, boolean random, int side) implements Serializable {
  public static final int IMAGES = 300;
  public static final int SIDE = 320;

  private static final int MOST_IMAGES = 5000;
  private static final int LEAST_SIDE = 64;
  private static final int MOST_SIDE = 1024;

  public static final ReportOptions DEFAULT = new ReportOptions(IMAGES, false, SIDE);

  public ReportOptions {
    require(images >= 0 && images <= MOST_IMAGES, "--images", images, 0, MOST_IMAGES);
    require(side >= LEAST_SIDE && side <= MOST_SIDE, "--side", side, LEAST_SIDE, MOST_SIDE);
  }

  private static void require(boolean sound, String option, int value, int least, int most) {
    if (!sound) {
      throw new UsageException(
          String.format(Locale.ROOT, "%s %d: must be from %d to %d", option, value, least, most));
    }
  }

  /** How the rows with pictures were chosen, in words. */
  String words() {
    return random
        ? "chosen at random"
        : "the least sure, the slowest, those that gained and lost most, and others at random";
  }
}
