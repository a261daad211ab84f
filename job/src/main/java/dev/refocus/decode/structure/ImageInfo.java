package dev.refocus.decode.structure;

import java.util.Optional;

/**
 * What the header of an encoded image says.
 *
 * @param format lower-case name: {@code png}, {@code jpeg}, {@code tiff}, {@code bmp}, {@code webp}
 * @param pixels as stored, before {@code orientation} is applied
 * @param orientation EXIF's number, 1 (upright) to 8
 * @param bytes length of the encoded image
 * @param page which page of its file it is
 * @param resolution as stored, before {@code orientation} is applied; empty if the file tells none
 */
public record ImageInfo(
    String format,
    StoredPixels pixels,
    int orientation,
    long bytes,
    Page page,
    Optional<Resolution> resolution) {
  /**
   * The pixels of an image as its file holds them.
   *
   * @param bits per sample: 1 to 16, of a floating point or long integer TIFF 32 or 64; of a packed
   *     BMP the fewest of any channel
   * @param channels alpha included: 1 for a palette's index, 4 for CMYK
   */
  public record StoredPixels(int width, int height, int bits, int channels) {}

  /** Of a file with one image of no resolution. */
  public ImageInfo(
      String format, int width, int height, int bits, int channels, int orientation, long bytes) {
    this(
        format,
        new StoredPixels(width, height, bits, channels),
        orientation,
        bytes,
        Page.ONLY,
        Optional.empty());
  }

  public ImageInfo with(Optional<Resolution> told) {
    return new ImageInfo(format, pixels, orientation, bytes, page, told);
  }

  public int width() {
    return pixels.width();
  }

  /** Width of the image made upright. */
  public int uprightWidth() {
    return isTurned(orientation) ? height() : width();
  }

  /** Whether rows as stored are columns of the upright image, by EXIF's number. */
  public static boolean isTurned(int orientation) {
    return orientation >= 5;
  }

  public int height() {
    return pixels.height();
  }

  public int bits() {
    return pixels.bits();
  }

  public int channels() {
    return pixels.channels();
  }
}
