package dev.refocus.fit.blend;

import dev.refocus.image.Image;

/**
 * Smallest and largest of the four LR samples around each HR pixel. Opacity has no structure beyond
 * it: bicubic interpolation limited to it does not ring, edges are monotonous, and what is opaque
 * or transparent all around stays exactly so.
 */
public record LocalRange(Image lr, int scale) {
  /** Limits {@code hr}, {@code (1, s h, s w)}, to the range, in place. */
  public Image limit(Image hr) {
    float[] samples = hr.samples();
    for (int i = 0; i < samples.length; i++) {
      int row = before(i / hr.width());
      int column = before(i % hr.width());
      float a = at(row, column);
      float b = at(row, column + 1);
      float c = at(row + 1, column);
      float d = at(row + 1, column + 1);
      float low = Math.min(Math.min(a, b), Math.min(c, d));
      float high = Math.max(Math.max(a, b), Math.max(c, d));
      samples[i] = Math.min(Math.max(samples[i], low), high);
    }
    return hr;
  }

  /** The last LR sample whose centre is not behind that of an HR sample; -1 at the edge. */
  private int before(int hr) {
    return Math.floorDiv(2 * hr + 1 - scale, 2 * scale);
  }

  private float at(int row, int column) {
    int y = Math.min(Math.max(row, 0), lr.height() - 1);
    int x = Math.min(Math.max(column, 0), lr.width() - 1);
    return lr.samples()[y * lr.width() + x];
  }
}
