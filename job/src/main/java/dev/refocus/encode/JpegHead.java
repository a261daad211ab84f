package dev.refocus.encode;

import dev.refocus.decode.structure.Resolution;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What stands before the tables and the pixels of a JPEG: JFIF, EXIF, the profile. */
public final class JpegHead {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int LARGEST = 0xffff;

  private JpegHead() {}

  /**
   * The segments before the first table: JFIF, Exif and the profile.
   *
   * @param resolution of the image as it is encoded
   * @param grey whether it has one channel, which sRGB's profile does not fit
   */
  public static byte[] of(byte[] exif, Optional<Resolution> resolution, boolean grey) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xff);
    out.write(0xd8);
    segment(out, APP0, "JFIF\0", jfif(resolution));
    segment(out, APP1, "Exif\0\0", exif);
    if (!grey) {
      byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
      segment(out, APP2, "ICC_PROFILE\0\1\1", profile);
    }
    return out.toByteArray();
  }

  /** ITU-T T.871, 10.1: whole pixels per inch, or their shape alone. */
  private static byte[] jfif(Optional<Resolution> resolution) {
    Optional<Resolution> told =
        resolution.filter(r -> Math.max(r.x(), r.y()) <= LARGEST && Math.min(r.x(), r.y()) >= 0.5);
    return ByteBuffer.allocate(9)
        .putShort((short) 0x0102)
        .put((byte) (told.filter(Resolution::perInch).isPresent() ? 1 : 0))
        .putShort((short) Math.round(told.map(Resolution::x).orElse(1.0)))
        .putShort((short) Math.round(told.map(Resolution::y).orElse(1.0)))
        .putShort((short) 0)
        .array();
  }

  private static void segment(ByteArrayOutputStream out, int marker, String name, byte[] data) {
    byte[] prefix = name.getBytes(StandardCharsets.ISO_8859_1);
    out.write(0xff);
    out.write(marker);
    out.writeBytes(
        ByteBuffer.allocate(2).putShort((short) (2 + prefix.length + data.length)).array());
    out.writeBytes(prefix);
    out.writeBytes(data);
  }
}
