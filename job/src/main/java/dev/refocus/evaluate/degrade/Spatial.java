package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Pixels at places where they do not belong. */
final class Spatial {
  private static final double JITTER = 5;

  private Spatial() {}

  /** Where a pixel of the result comes from. */
  private interface Source {
    int of(int row, int column);
  }

  private static Image moved(Image image, Source source) {
    float[] samples = new float[image.samples().length];
    for (int i = 0; i < image.area(); i++) {
      int from = source.of(i / image.width(), i % image.width());
      for (int plane = 0; plane < samples.length; plane += image.area()) {
        samples[plane + i] = image.samples()[plane + from];
      }
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }

  /** Every pixel from a random one beside it, rows and columns up to five times the strength. */
  static Image jittered(Image image, double strength, RandomGenerator random) {
    double most = JITTER * strength;
    return moved(
        image,
        (row, column) -> {
          int down = (int) Math.rint(most * (2 * random.nextDouble() - 1));
          int right = (int) Math.rint(most * (2 * random.nextDouble() - 1));
          return Blur.mirrored(row + down, image.height()) * image.width()
              + Blur.mirrored(column + right, image.width());
        });
  }

  static Image pixelated(Image image, double strength) {
    double share = 0.95 - Math.pow(strength, 0.6);
    int height = Math.max((int) Math.rint(share * image.height()), 1);
    int width = Math.max((int) Math.rint(share * image.width()), 1);
    return moved(
        image,
        (row, column) ->
            through(row, image.height(), height) * image.width()
                + through(column, image.width(), width));
  }

  /** A place by way of the nearest of fewer places. */
  private static int through(int place, int count, int fewer) {
    int small = (2 * place + 1) * fewer / (2 * count);
    return (2 * small + 1) * count / (2 * fewer);
  }

  /** Squares of a fourteenth of the shorter side, each from a side's length away. */
  static Image misplaced(Image image, double count, RandomGenerator random) {
    int side = Math.max(Math.min(image.height(), image.width()) / 14, 2);
    float[] samples = image.samples().clone();
    for (int i = 0; i < count; i++) {
      int top = random.nextInt(image.height() - side + 1);
      int left = random.nextInt(image.width() - side + 1);
      int fromTop = within(top + (random.nextInt(3) - 1) * side, image.height() - side);
      int fromLeft = within(left + (random.nextInt(3) - 1) * side, image.width() - side);
      for (int at = 0; at < image.channels() * side; at++) {
        int plane = at / side * image.area();
        int row = at % side;
        System.arraycopy(
            image.samples(),
            plane + (fromTop + row) * image.width() + fromLeft,
            samples,
            plane + (top + row) * image.width() + left,
            side);
      }
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }

  private static int within(int place, int most) {
    return Math.min(Math.max(place, 0), most);
  }

  /** Squares of a seventh of the shorter side, each of a random colour. */
  static Image blocked(Image image, double count, RandomGenerator random) {
    int side = Math.max(Math.min(image.height(), image.width()) / 7, 2);
    float[] samples = image.samples().clone();
    for (int i = 0; i < count; i++) {
      int top = random.nextInt(image.height() - side + 1);
      int left = random.nextInt(image.width() - side + 1);
      for (int channel = 0; channel < image.channels(); channel++) {
        float colour = random.nextFloat();
        for (int row = top; row < top + side; row++) {
          int from = channel * image.area() + row * image.width() + left;
          Arrays.fill(samples, from, from + side, colour);
        }
      }
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }
}
