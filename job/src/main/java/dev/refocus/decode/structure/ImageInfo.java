package dev.refocus.decode.structure;

import java.util.Optional;

/**
 * What the header of an encoded image says.
 *
 * @param format lower-case name: {@code png}, {@code jpeg}, {@code tiff}, {@code bmp}, {@code webp}
 * @param width pixels as stored, before {@code orientation} is applied
 * @param height pixels as stored, before {@code orientation} is applied
 * @param bits per sample: 1 to 16, of a floating point or long integer TIFF 32 or 64; of a packed
 *     BMP the fewest of any channel
 * @param channels as stored, alpha included: 1 for a palette's index, 4 for CMYK
 * @param orientation EXIF's number, 1 (upright) to 8
 * @param bytes length of the encoded image
 * @param page which page of its file it is
 * @param resolution as stored, before {@code orientation} is applied; empty if the file tells none
 */
public record ImageInfo(
    String format,
    int width,
    int height,
    int bits,
    int channels,
    int orientation,
    long bytes,
    Page page,
    Optional<Resolution> resolution) {
  /** Of a file with one image of no resolution. */
  public ImageInfo(
      String format, int width, int height, int bits, int channels, int orientation, long bytes) {
    this(format, width, height, bits, channels, orientation, bytes, Page.ONLY, Optional.empty());
  }

  public ImageInfo with(Optional<Resolution> told) {
    return new ImageInfo(format, width, height, bits, channels, orientation, bytes, page, told);
  }
}
