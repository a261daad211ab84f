package dev.refocus.fit;

import dev.refocus.decode.DecodedImage;
import dev.refocus.image.Image;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows or columns of an image, from one of its sides inwards, as they differ from the mean colour
 * of the outermost. Opacity counts as one more colour.
 */
final class BarLines {
  private final List<Image> images;
  private final int start;
  private final int across;
  private final int along;
  private final int count;
  private final int length;
  private final double[][] outermost;

  /**
   * How far a line's samples are from the colour, of every pixel the channel that differs most.
   *
   * @param peak the farthest
   * @param mean of all
   * @param upper a quarter of them are at least as far
   */
  record Deviation(double peak, double mean, double upper) {}

  /**
   * @param start index of the first pixel of the outermost line
   * @param across indices from a line to the next
   * @param along indices from a pixel of a line to the next
   * @param count of lines
   */
  private BarLines(DecodedImage image, int start, int across, int along, int count) {
    this.images = Stream.concat(Stream.of(image.color()), image.alpha().stream()).toList();
    this.start = start;
    this.across = across;
    this.along = along;
    this.count = count;
    this.length = image.color().area() / count;
    this.outermost = images.stream().map(this::outermost).toArray(double[][]::new);
  }

  static BarLines top(DecodedImage image) {
    int width = image.color().width();
    return new BarLines(image, 0, width, 1, image.color().height());
  }

  static BarLines bottom(DecodedImage image) {
    Image color = image.color();
    return new BarLines(image, color.area() - color.width(), -color.width(), 1, color.height());
  }

  static BarLines left(DecodedImage image) {
    int width = image.color().width();
    return new BarLines(image, 0, 1, width, width);
  }

  static BarLines right(DecodedImage image) {
    int width = image.color().width();
    return new BarLines(image, width - 1, -1, width, width);
  }

  int count() {
    return count;
  }

  Deviation deviation(int line) {
    double[] deviations = new double[length];
    Arrays.setAll(deviations, i -> deviationOf(start + line * across + i * along));
    Arrays.sort(deviations);
    return new Deviation(
        deviations[length - 1],
        Arrays.stream(deviations).sum() / length,
        deviations[length - 1 - length / 4]);
  }

  private double deviationOf(int pixel) {
    double largest = 0;
    for (int i = 0; i < images.size(); i++) {
      Image image = images.get(i);
      for (int channel = 0; channel < image.channels(); channel++) {
        float sample = image.samples()[channel * image.area() + pixel];
        largest = Math.max(largest, Math.abs(sample - outermost[i][channel]));
      }
    }
    return largest;
  }

  private double[] outermost(Image image) {
    double[] color = new double[image.channels()];
    for (int i = 0; i < color.length * length; i++) {
      color[i / length] +=
          image.samples()[i / length * image.area() + start + i % length * along] / (double) length;
    }
    return color;
  }
}
