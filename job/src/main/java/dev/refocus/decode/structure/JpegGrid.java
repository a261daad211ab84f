package dev.refocus.decode.structure;

import java.util.List;

/**
 * The blocks of 8 x 8 samples of a JPEG and their quantisation. An image that was flipped upright
 * has its incomplete blocks at the top or the left.
 *
 * @param luminance whether the first component is luma: grey alone, or Y'CbCr; otherwise RGB
 * @param components one or three
 * @param top rows of the image by which the first blocks reach beyond its upper edge, 0 to 31; of a
 *     component, {@code top / vertical}
 * @param left columns by which they reach beyond its left edge, 0 to 31
 */
public record JpegGrid(boolean luminance, List<JpegComponent> components, int top, int left) {
  /** Samples along a side of a block. */
  public static final int SIDE = 8;

  public JpegGrid {
    components = List.copyOf(components);
  }

  /** The grid of the upright image; this one must be that of the image as stored. */
  JpegGrid upright(ImageInfo stored) {
    int orientation = stored.orientation();
    int above = isUpsideDown(orientation) ? beyond(stored.height(), coarsestRow()) : 0;
    int before = isMirrored(orientation) ? beyond(stored.width(), coarsestColumn()) : 0;
    return orientation < 5
        ? new JpegGrid(luminance, components, above, before)
        : new JpegGrid(
            luminance, components.stream().map(JpegComponent::transposed).toList(), before, above);
  }

  /** The grid of what is left of the image without its first rows and columns. */
  JpegGrid from(int row, int column) {
    return new JpegGrid(
        luminance,
        components,
        Math.floorMod(top + row, SIDE * coarsestRow()),
        Math.floorMod(left + column, SIDE * coarsestColumn()));
  }

  private static boolean isUpsideDown(int orientation) {
    return List.of(3, 4, 6, 7).contains(orientation);
  }

  private static boolean isMirrored(int orientation) {
    return List.of(2, 3, 7, 8).contains(orientation);
  }

  private int coarsestRow() {
    return components.stream().mapToInt(JpegComponent::vertical).max().orElse(1);
  }

  private int coarsestColumn() {
    return components.stream().mapToInt(JpegComponent::horizontal).max().orElse(1);
  }

  /** By how much whole blocks of the coarsest component exceed a side. */
  private static int beyond(int side, int coarsest) {
    return Math.floorMod(-side, SIDE * coarsest);
  }
}
