package dev.refocus.export;

import dev.refocus.config.Sha256;
import dev.refocus.decode.pixels.PixelReader;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.encode.EightBits;
import dev.refocus.encode.ExifBlock;
import dev.refocus.encode.JpegEncoder;
import dev.refocus.encode.JpegHead;
import dev.refocus.encode.PngWithExif;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The bytes of an exported image. What stands before its pixels is known without encoding them, and
 * holds an identity (EXIF's ImageUniqueID) of the pixels and of all that shapes the file: a file
 * with equal bytes there is the same file.
 *
 * @param head the bytes before the pixels
 */
public record HrFile(byte[] head, Pixels pixels) {
  /** Raised when an image is written otherwise. */
  private static final int VERSION = 1;

  private static final int COLOR_TYPE_AT = 25;
  private static final int RGB = 2;
  private static final int ID_DIGITS = 32;

  /** The work that is saved where the file is there already. */
  public interface Pixels {
    byte[] encode() throws IOException;
  }

  /**
   * The file of a row's HR image.
   *
   * @param png the row's HR image
   * @param metadata of the original; of its location, what is to be told
   * @param resolution of the HR image: it prints as large as the original
   * @throws IllegalArgumentException if {@code png} is none
   */
  public static HrFile of(
      byte[] png, Metadata metadata, Optional<Resolution> resolution, ExportForm form) {
    byte[] exif = ExifBlock.of(metadata, resolution, id(png, form));
    PngWithExif whole = PngWithExif.of(png, exif);
    if (form.format() == PictureFormat.PNG) {
      return new HrFile(whole.head(), whole::bytes);
    }
    byte[] head = JpegHead.of(exif, resolution, (png[COLOR_TYPE_AT] & RGB) == 0);
    return new HrFile(head, () -> jpeg(head, png, form.quality()));
  }

  private static String id(byte[] png, ExportForm form) {
    String way = "%s %s %s %s".formatted(VERSION, Sha256.hex(png), form.format(), form.quality());
    return Sha256.hex(way.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
  }

  private static byte[] jpeg(byte[] head, byte[] png, int quality) throws IOException {
    Raster stored = PixelReader.JDK_PNG.read(png, new ArrayList<>()).getRaster();
    return JpegEncoder.encode(head, EightBits.of(stored), quality);
  }
}
