package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.image.Image;
import java.util.ArrayList;
import java.util.List;

/** Images as CLIP saw them in training: 8 bits, three channels, mean and variance of its data. */
public final class ClipPixels {
  private static final float[] MEAN = {0.48145467f, 0.4578275f, 0.40821072f};
  private static final float[] DEVIATION = {0.26862955f, 0.2613026f, 0.2757771f};

  private ClipPixels() {}

  /** The shorter side becomes {@code side}, the middle of the longer one is kept. */
  public static Image centerCrop(Image image, int side) {
    Image resized = shorterSide(rgb(image), side);
    // Half to even, as in Python's round.
    int top = (int) Math.rint((resized.height() - side) / 2.0);
    int left = (int) Math.rint((resized.width() - side) / 2.0);
    return crop(resized, top, left, side, side);
  }

  /** {@code image} as multiples of 1/255 with three channels; grey becomes three equal ones. */
  public static Image rgb(Image image) {
    int area = image.area();
    float[] samples = new float[3 * area];
    for (int i = 0; i < samples.length; i++) {
      float sample = image.samples()[image.channels() == 3 ? i : i % area];
      samples[i] = Math.round(255 * Math.min(Math.max(sample, 0), 1)) / 255f;
    }
    return new Image(3, image.height(), image.width(), samples);
  }

  /** Height and width in proportion; the longer side is rounded down. */
  static Image shorterSide(Image image, int side) {
    long h = image.height();
    long w = image.width();
    return h < w
        ? BicubicResize.apply(image, side, (int) (side * w / h))
        : BicubicResize.apply(image, (int) (side * h / w), side);
  }

  static Image crop(Image image, int top, int left, int height, int width) {
    float[] samples = new float[image.channels() * height * width];
    for (int row = 0; row < image.channels() * height; row++) {
      int plane = row / height;
      int from = plane * image.area() + (top + row % height) * image.width() + left;
      System.arraycopy(image.samples(), from, samples, row * width, width);
    }
    return new Image(image.channels(), height, width, samples);
  }

  /**
   * Crops of one size.
   *
   * @param rows by columns of crops, evenly spread from edge to edge
   */
  public static List<Image> grid(Image image, int height, int width, int rows, int columns) {
    List<Image> crops = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int top = rows == 1 ? 0 : i * (image.height() - height) / (rows - 1);
        int left = columns == 1 ? 0 : j * (image.width() - width) / (columns - 1);
        crops.add(crop(image, top, left, height, width));
      }
    }
    return crops;
  }

  /** Every side becomes what is asked, proportions or not. */
  public static Image resize(Image image, int height, int width) {
    return BicubicResize.apply(rgb(image), height, width);
  }

  /**
   * Stacks images into a batch as CLIP's towers take it.
   *
   * @param images with three channels, all of one size
   * @return {@code (n, 3, h, w)} float32, mean about 0 and variance about 1
   */
  public static NDArray normalized(List<Image> images, NDManager manager) {
    int size = images.get(0).samples().length;
    int area = images.get(0).area();
    float[] all = new float[images.size() * size];
    for (int i = 0; i < all.length; i++) {
      int channel = i % size / area;
      all[i] = (images.get(i / size).samples()[i % size] - MEAN[channel]) / DEVIATION[channel];
    }
    return manager.create(
        all, new Shape(images.size(), 3, images.get(0).height(), images.get(0).width()));
  }
}
