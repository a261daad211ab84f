package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;
import java.util.Arrays;

/**
 * What JPEG 2000 does to a picture, without its coder: luma and chroma under the wavelet of LeGall
 * and Tabatabai (5/3, ISO/IEC 15444-1 annex F, by lifting), and of all coefficients the largest
 * stay.
 */
final class Wavelet {
  private static final int SIZES = 4;
  private static final int LEAST_SIDE = 4;

  private final int width;
  private final double[] samples;

  private Wavelet(int width, double[] samples) {
    this.width = width;
    this.samples = samples;
  }

  /** One of {@code ratio} coefficients stays, the others are zero. */
  static Image compressed(Image rgb, double ratio) {
    Image image = LumaChroma.of(rgb);
    double[] all = new double[image.samples().length];
    for (int i = 0; i < all.length; i++) {
      all[i] = image.samples()[i];
    }
    int area = image.area();
    for (int plane = 0; plane < all.length; plane += area) {
      double[] own = Arrays.copyOfRange(all, plane, plane + area);
      new Wavelet(image.width(), own).analyze(image.height(), image.width(), SIZES);
      System.arraycopy(own, 0, all, plane, area);
    }
    keepLargest(all, (int) Math.max(all.length / ratio, 1));
    float[] samples = new float[all.length];
    for (int plane = 0; plane < all.length; plane += area) {
      double[] own = Arrays.copyOfRange(all, plane, plane + area);
      new Wavelet(image.width(), own).synthesize(image.height(), image.width(), SIZES);
      for (int i = 0; i < area; i++) {
        samples[plane + i] = (float) own[i];
      }
    }
    return LumaChroma.rgb(new Image(3, image.height(), image.width(), samples));
  }

  private static void keepLargest(double[] coefficients, int count) {
    double[] sizes = Arrays.stream(coefficients).map(Math::abs).sorted().toArray();
    double least = sizes[sizes.length - count];
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = Math.abs(coefficients[i]) < least ? 0 : coefficients[i];
    }
  }

  private void analyze(int rows, int columns, int sizes) {
    if (sizes == 0 || Math.min(rows, columns) < LEAST_SIDE) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      write(row * width, 1, analyzed(read(row * width, 1, columns)));
    }
    for (int column = 0; column < columns; column++) {
      write(column, width, analyzed(read(column, width, rows)));
    }
    analyze((rows + 1) / 2, (columns + 1) / 2, sizes - 1);
  }

  private void synthesize(int rows, int columns, int sizes) {
    if (sizes == 0 || Math.min(rows, columns) < LEAST_SIDE) {
      return;
    }
    synthesize((rows + 1) / 2, (columns + 1) / 2, sizes - 1);
    for (int column = 0; column < columns; column++) {
      write(column, width, synthesized(read(column, width, rows)));
    }
    for (int row = 0; row < rows; row++) {
      write(row * width, 1, synthesized(read(row * width, 1, columns)));
    }
  }

  private double[] read(int from, int step, int count) {
    double[] line = new double[count];
    Arrays.setAll(line, i -> samples[from + i * step]);
    return line;
  }

  private void write(int from, int step, double[] line) {
    for (int i = 0; i < line.length; i++) {
      samples[from + i * step] = line[i];
    }
  }

  /** Coarse coefficients, then fine ones, both of about the length of the line. */
  private static double[] analyzed(double[] line) {
    double[] x = line.clone();
    lift(x, 1, -0.5);
    lift(x, 0, 0.25);
    int coarse = (x.length + 1) / 2;
    double[] sorted = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      boolean even = i % 2 == 0;
      sorted[even ? i / 2 : coarse + i / 2] = even ? x[i] * Math.sqrt(2) : x[i] / Math.sqrt(2);
    }
    return sorted;
  }

  private static double[] synthesized(double[] sorted) {
    int coarse = (sorted.length + 1) / 2;
    double[] x = new double[sorted.length];
    for (int i = 0; i < x.length; i++) {
      boolean even = i % 2 == 0;
      x[i] = even ? sorted[i / 2] / Math.sqrt(2) : sorted[coarse + i / 2] * Math.sqrt(2);
    }
    lift(x, 0, -0.25);
    lift(x, 1, 0.5);
    return x;
  }

  /** Adds the neighbours to every second sample; the line is mirrored at its ends. */
  private static void lift(double[] x, int first, double weight) {
    for (int i = first; i < x.length; i += 2) {
      double before = x[i == 0 ? 1 : i - 1];
      double after = x[i + 1 == x.length ? i - 1 : i + 1];
      x[i] += weight * (before + after);
    }
  }
}
