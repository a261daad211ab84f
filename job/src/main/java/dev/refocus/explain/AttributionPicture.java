package dev.refocus.explain;

import dev.refocus.image.Image;
import java.util.Arrays;

/**
 * The LR pixels at the left, as bright as they are and red as far as they had a say; at the right
 * the HR pixels with the window in a green frame. Both have the same size, and lie on white.
 */
public final class AttributionPicture {
  private static final int RED = 0;
  private static final int GREEN = 1;
  private static final int COLORS = 3;
  private static final int GAP = 8;

  /** Longest side of either, about. */
  private static final int SIDE = 512;

  /** What pixels without a say keep of their brightness. */
  private static final float DIMMED = 0.6f;

  private final int zoom;
  private final int width;
  private final int height;
  private final float[] samples;

  private AttributionPicture(Image hr) {
    zoom = Math.max(SIDE / Math.max(hr.height(), hr.width()), 1);
    height = zoom * hr.height();
    width = 2 * zoom * hr.width() + GAP;
    samples = new float[COLORS * height * width];
    Arrays.fill(samples, 1);
  }

  /**
   * {@code (3, h, w)} in [0, 1].
   *
   * @param lr {@code (c, h, w)} in [0, 1]
   * @param hr {@code (c, s h, s w)} in [0, 1]
   */
  public static Image of(Image lr, Image hr, HrWindow window, Attribution attribution) {
    AttributionPicture picture = new AttributionPicture(hr);
    picture.drawLr(lr, hr.height() / lr.height(), attribution.magnitudes());
    picture.drawHr(hr);
    picture.drawFrame(window, picture.zoom * hr.width() + GAP);
    return new Image(COLORS, picture.height, picture.width, picture.samples);
  }

  private void drawLr(Image lr, int scale, double[] magnitudes) {
    Image luma = lr.luma();
    int side = zoom * scale;
    for (int i = 0; i < side * side * luma.area(); i++) {
      int row = i / (side * luma.width());
      int column = i % (side * luma.width());
      int pixel = row / side * luma.width() + column / side;
      // The root shows what is weak: the strongest are many times stronger than most.
      float say = (float) Math.sqrt(magnitudes[pixel]);
      float grey = DIMMED * luma.samples()[pixel];
      for (int color = 0; color < COLORS; color++) {
        set(color, row, column, (1 - say) * grey + (color == RED ? say : 0));
      }
    }
  }

  private void drawHr(Image hr) {
    for (int i = 0; i < zoom * zoom * hr.area(); i++) {
      int row = i / (zoom * hr.width());
      int column = i % (zoom * hr.width());
      int pixel = row / zoom * hr.width() + column / zoom;
      for (int color = 0; color < COLORS; color++) {
        int plane = Math.min(color, hr.channels() - 1) * hr.area();
        set(color, row, zoom * hr.width() + GAP + column, hr.samples()[plane + pixel]);
      }
    }
  }

  /** Around the window, not over it. */
  private void drawFrame(HrWindow window, int left) {
    int side = zoom * window.side();
    for (int i = -1; i <= side; i++) {
      mark(zoom * window.top() - 1, left + zoom * window.left() + i);
      mark(zoom * window.top() + side, left + zoom * window.left() + i);
      mark(zoom * window.top() + i, left + zoom * window.left() - 1);
      mark(zoom * window.top() + i, left + zoom * window.left() + side);
    }
  }

  private void mark(int row, int column) {
    if (row < 0 || row >= height || column < 0 || column >= width) {
      return;
    }
    for (int color = 0; color < COLORS; color++) {
      set(color, row, column, color == GREEN ? 1 : 0);
    }
  }

  private void set(int color, int row, int column, float value) {
    samples[(color * height + row) * width + column] = value;
  }
}
