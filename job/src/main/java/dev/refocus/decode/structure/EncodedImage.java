package dev.refocus.decode.structure;

import dev.refocus.Finding;
import dev.refocus.decode.color.NamedColors;
import dev.refocus.decode.pixels.Pixels;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The structure of one encoded image, read without decoding a pixel.
 *
 * <p>Each format keeps only what its pixels need: a reader of pixels never sees text, thumbnails,
 * metadata or further pages, which is where hostile files hide their bombs.
 */
public interface EncodedImage {
  ImageInfo info();

  /** The embedded ICC profile, unchecked. */
  Optional<byte[]> profile();

  /**
   * The colours of {@link #pixels} if the file names them and there is no profile that counts more:
   * unless its format knows better, Adobe RGB by EXIF.
   *
   * @param findings told if they are named but not converted
   */
  default Optional<NamedColors> namedColors(List<Finding> findings) {
    return profile().isPresent()
        ? Optional.empty()
        : exif().filter(Exif::isAdobeRgb).map(directory -> NamedColors.ADOBE_RGB);
  }

  /** The directory of its EXIF block, or a TIFF's own. */
  default Optional<TiffDirectory> exif() {
    return Optional.empty();
  }

  /** Whether the file says that its pixels are in sRGB. */
  default boolean saysSrgb() {
    return exif().filter(Exif::isSrgb).isPresent();
  }

  /** Whether the bytes end before the image does. */
  boolean endMissing();

  /** How the samples of {@link #pixels} were rounded, as stored. */
  default Encoding encoding() {
    return Encoding.ofBits(info().bits());
  }

  /**
   * Decodes the pixels as stored: neither upright nor sRGB.
   *
   * @param findings to which what is odd but bearable is added
   * @throws IOException or any RuntimeException if the pixels are broken
   */
  Pixels pixels(List<Finding> findings) throws IOException;
}
