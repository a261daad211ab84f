package dev.refocus.decode.pixels;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The colours that indices stand for.
 *
 * @param colors RGB of each index, {@code 0xRRGGBB}
 * @param alphas opacity of each index, 0 to 255
 */
public record Palette(int[] colors, int[] alphas) {
  public static Palette of(IndexColorModel model) {
    int[] colors = new int[model.getMapSize()];
    int[] alphas = new int[model.getMapSize()];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = model.getRGB(i) & 0xffffff;
      alphas[i] = model.hasAlpha() ? model.getAlpha(i) : 255;
    }
    return new Palette(colors, alphas);
  }

  public static Palette opaque(int[] colors) {
    int[] alphas = new int[colors.length];
    Arrays.fill(alphas, 255);
    return new Palette(colors, alphas);
  }

  /**
   * The colours of band 0 of {@code raster}; one channel if the palette has greys only.
   *
   * @param findings told if an index has no colour; such pixels are black, as with libpng
   */
  public Pixels expand(Raster raster, List<Finding> findings) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int[] indices =
        raster.getSamples(raster.getMinX(), raster.getMinY(), width, height, 0, (int[]) null);
    dropBadIndices(indices, findings);
    int channels = isGrey() ? 1 : 3;
    float[] color = new float[channels * indices.length];
    for (int i = 0; i < color.length; i++) {
      int shift = 16 - 8 * (i / indices.length);
      color[i] = (colorOf(indices[i % indices.length]) >> shift & 0xff) / 255f;
    }
    return new Pixels(channels, height, width, color, opacity(indices));
  }

  private boolean isGrey() {
    return Arrays.stream(colors)
        .allMatch(rgb -> rgb >> 16 == (rgb & 0xff) && (rgb >> 8 & 0xff) == (rgb & 0xff));
  }

  private int colorOf(int index) {
    return index < 0 ? 0 : colors[index];
  }

  private void dropBadIndices(int[] indices, List<Finding> findings) {
    int bad = 0;
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] >= colors.length) {
        indices[i] = -1;
        bad++;
      }
    }
    if (bad > 0) {
      findings.add(
          new Finding(
              ErrorCode.CORRUPT,
              String.format(
                  Locale.ROOT,
                  "%d pixels have an index beyond the palette's %d colours and are black; fetch the file again",
                  bad,
                  colors.length)));
    }
  }

  private Optional<float[]> opacity(int[] indices) {
    if (Arrays.stream(alphas).allMatch(alpha -> alpha == 255)) {
      return Optional.empty();
    }
    float[] opacity = new float[indices.length];
    for (int i = 0; i < opacity.length; i++) {
      opacity[i] = indices[i] < 0 ? 1 : alphas[indices[i]] / 255f;
    }
    return Optional.of(opacity);
  }
}
