package dev.refocus.decode.structure;

/**
 * How one component of a JPEG is stored (ITU-T T.81, annex A).
 *
 * @param table {@code (8, 8)} row by row: the steps, 1 to 65535, that the DCT coefficients of
 *     samples in 0 to 255 are rounded to, vertical frequency first; shared, not copied
 * @param vertical rows of the image for each row of the component: 1 to 4
 * @param horizontal columns of the image for each column of the component: 1 to 4
 */
public record JpegComponent(int[] table, int vertical, int horizontal) {
  /** The component of the image with rows and columns exchanged. */
  JpegComponent transposed() {
    int[] turned = new int[table.length];
    for (int i = 0; i < table.length; i++) {
      turned[i] = table[i % 8 * 8 + i / 8];
    }
    return new JpegComponent(turned, horizontal, vertical);
  }
}
