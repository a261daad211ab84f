package dev.refocus.fit.file;

import dev.refocus.decode.DecodedImage;
import dev.refocus.image.Image;

/**
 * Colours under fully transparent pixels. Writers leave anything there, often black, and whatever
 * looks beyond a pixel would draw it into the visible edge. They are filled from the visible ones:
 * means of ever larger blocks, weighted by opacity, interpolated back into the holes (the pull-push
 * algorithm of Gortler, Grzeszczuk, Szeliski, Cohen 1996, "The lumigraph", section 3.4).
 */
public final class HiddenColors {
  private final int channels;

  private HiddenColors(int channels) {
    this.channels = channels;
  }

  /**
   * One level of the pyramid.
   *
   * @param color {@code (c, h, w)}: means over what is visible, 0 where nothing is
   * @param weight {@code (h, w)} in [0, 1]: how much is visible
   */
  private record Level(int height, int width, float[] color, float[] weight) {}

  /** The image with other colours where its opacity is 0; itself if there is nothing to fill. */
  public static DecodedImage filled(DecodedImage image) {
    return image
        .alpha()
        .filter(HiddenColors::hidesSome)
        .map(
            alpha ->
                new DecodedImage(
                    filled(image.color(), alpha),
                    image.alpha(),
                    image.info(),
                    image.warnings(),
                    image.encoding()))
        .orElse(image);
  }

  /** Some, not all: from nothing there is nothing to fill with. */
  private static boolean hidesSome(Image alpha) {
    boolean hidden = false;
    boolean visible = false;
    for (float opacity : alpha.samples()) {
      hidden |= opacity == 0;
      visible |= opacity > 0;
    }
    return hidden && visible;
  }

  private static Image filled(Image color, Image alpha) {
    HiddenColors fill = new HiddenColors(color.channels());
    float[] samples = color.samples().clone();
    Level finest = new Level(color.height(), color.width(), samples, alpha.samples());
    Level coarse = fill.solid(fill.halved(finest));
    for (int i = 0; i < alpha.area(); i++) {
      if (alpha.samples()[i] == 0) {
        fill.blend(finest, i, coarse);
      }
    }
    return new Image(color.channels(), color.height(), color.width(), samples);
  }

  /** Fills a level from the coarser ones, in place. */
  private Level solid(Level level) {
    if (level.weight().length > 1) {
      Level coarse = solid(halved(level));
      for (int i = 0; i < level.weight().length; i++) {
        blend(level, i, coarse);
      }
    }
    return level;
  }

  /** Two by two pixels become one; what one of them knows for sure is sure. */
  private Level halved(Level fine) {
    int height = (fine.height() + 1) / 2;
    int width = (fine.width() + 1) / 2;
    Level coarse =
        new Level(height, width, new float[channels * height * width], new float[height * width]);
    for (int i = 0; i < fine.weight().length; i++) {
      add(fine, i, coarse, i / fine.width() / 2 * width + i % fine.width() / 2);
    }
    for (int i = 0; i < coarse.color().length; i++) {
      float weight = coarse.weight()[i % coarse.weight().length];
      coarse.color()[i] /= weight > 0 ? weight : 1;
    }
    for (int i = 0; i < coarse.weight().length; i++) {
      coarse.weight()[i] = Math.min(coarse.weight()[i], 1);
    }
    return coarse;
  }

  private void add(Level fine, int from, Level coarse, int to) {
    float weight = fine.weight()[from];
    coarse.weight()[to] += weight;
    for (int channel = 0; channel < channels; channel++) {
      coarse.color()[channel * coarse.weight().length + to] +=
          weight * fine.color()[channel * fine.weight().length + from];
    }
  }

  /** What a pixel does not know it gets from the coarser level, bilinearly. */
  private void blend(Level fine, int at, Level coarse) {
    float weight = fine.weight()[at];
    for (int channel = 0; channel < channels; channel++) {
      int i = channel * fine.weight().length + at;
      float beyond = interpolated(coarse, channel, at / fine.width(), at % fine.width());
      fine.color()[i] = weight * fine.color()[i] + (1 - weight) * beyond;
    }
  }

  /** At a pixel of the finer level: 3/4 of its own block, 1/4 of the next, along each axis. */
  private static float interpolated(Level coarse, int channel, int row, int column) {
    int y = row / 2;
    int x = column / 2;
    int besideY = Math.min(Math.max(row % 2 == 0 ? y - 1 : y + 1, 0), coarse.height() - 1);
    int besideX = Math.min(Math.max(column % 2 == 0 ? x - 1 : x + 1, 0), coarse.width() - 1);
    int plane = channel * coarse.weight().length;
    float[] color = coarse.color();
    float own =
        3 * color[plane + y * coarse.width() + x] + color[plane + y * coarse.width() + besideX];
    float next =
        3 * color[plane + besideY * coarse.width() + x]
            + color[plane + besideY * coarse.width() + besideX];
    return (3 * own + next) / 16;
  }
}
