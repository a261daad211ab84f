package dev.refocus.fit.model;

import dev.refocus.decode.structure.JpegComponent;
import dev.refocus.decode.structure.JpegGrid;
import dev.refocus.image.Image;
import java.util.Arrays;

/**
 * What a JPEG does to one of its planes (ITU-T T.81, A.3): every coefficient {@code c} of an 8 x 8
 * block becomes {@code q round(c / q)}. The plane that was encoded is one of those whose
 * coefficients lie within {@code q / 2} of the decoded one's.
 *
 * <p>The decoder rounds samples to 1/255 on top of it, which is not counted here.
 */
public final class JpegQuantization {
  private static final int FREQUENCIES = BlockDct.SIDE * BlockDct.SIDE;
  private static final double MAXIMUM = 255;

  /** What float32 may lose of a half. */
  private static final double TIE = 1e-4;

  private final int[] table;
  private final int top;
  private final int left;

  /**
   * The quantization of a JPEG's blocks.
   *
   * @param table {@code (8, 8)}: the steps, 1 to 65535, for samples in 0 to 255
   * @param top rows by which the first blocks reach beyond the planes
   * @param left columns by which they do
   */
  public JpegQuantization(int[] table, int top, int left) {
    if (table.length != FREQUENCIES || Arrays.stream(table).anyMatch(step -> step < 1)) {
      throw new IllegalArgumentException("a table must have 64 steps of at least 1");
    }
    this.table = table.clone();
    this.top = Math.floorMod(top, BlockDct.SIDE);
    this.left = Math.floorMod(left, BlockDct.SIDE);
  }

  /** Of one component, whose planes have its own, perhaps subsampled, size. */
  public static JpegQuantization of(JpegGrid grid, int component) {
    JpegComponent stored = grid.components().get(component);
    return new JpegQuantization(
        stored.table(), grid.top() / stored.vertical(), grid.left() / stored.horizontal());
  }

  /** {@code (1, h, w)} in [0, 1] as it comes out of the JPEG, in [0, 1], not rounded. */
  public Image requantize(Image plane) {
    JpegBlocks blocks = blocks(plane);
    float[] coefficients = blocks.coefficients(plane);
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = rounded(coefficients[i], table[blocks.frequency(i)]);
    }
    Image decoded = blocks.plane(coefficients);
    for (int i = 0; i < decoded.samples().length; i++) {
      decoded.samples()[i] = Math.min(Math.max(decoded.samples()[i], 0), 1);
    }
    return decoded;
  }

  /**
   * The standard deviation to expect of the quantisation's error, in units of [0, 1]. Of the four
   * demo photographs at qualities 30 to 95, two are foretold to 8 %. It is up to 36 % too little
   * for noise that the JPEG has removed without a trace (galaxies), up to 40 % too much where
   * coefficients are nearer to their steps than by chance (rocket).
   */
  public double noiseLevel(Image seen) {
    double squares = 0;
    for (double level : noiseLevels(seen)) {
      squares += level * level;
    }
    return Math.sqrt(squares / FREQUENCIES);
  }

  /**
   * The same for each coefficient of a block: {@code q / sqrt(12)} where it was kept; where it
   * became zero, what a Laplacian law leaves of it, whose scale is the likeliest for the blocks
   * that are about as busy (Price, Rabbani 1999, "Biased reconstruction for JPEG decoding").
   *
   * @param seen {@code (1, h, w)} as decoded, in [0, 1]
   * @return {@code (8, 8)} in units of [0, 1], vertical frequency first
   */
  public double[] noiseLevels(Image seen) {
    JpegStatistics statistics = new JpegStatistics();
    blocks(seen).forEachBlock(seen, block -> statistics.count(multiples(block)));
    double[] levels = new double[FREQUENCIES];
    for (int i = 0; i < FREQUENCIES; i++) {
      levels[i] = table[i] / MAXIMUM * Math.sqrt(statistics.squareOfErrors(i));
    }
    return levels;
  }

  private long[] multiples(float[] block) {
    long[] multiples = new long[FREQUENCIES];
    for (int i = 0; i < FREQUENCIES; i++) {
      multiples[i] = (long) Math.rint((double) block[i] / table[i]);
    }
    return multiples;
  }

  private JpegBlocks blocks(Image plane) {
    return new JpegBlocks(plane.height(), plane.width(), top, left);
  }

  /** Halves, which are frequent in means of few levels, go away from zero as in encoders. */
  private static float rounded(float coefficient, int step) {
    double steps = Math.floor(Math.abs(coefficient) / step + 0.5 + TIE);
    return Math.copySign((float) (step * steps), coefficient);
  }
}
