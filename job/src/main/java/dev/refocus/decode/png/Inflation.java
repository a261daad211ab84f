package dev.refocus.decode.png;

import dev.refocus.decode.color.IccConversion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/** Decompression that a hostile file cannot make grow without end. */
final class Inflation {
  private Inflation() {}

  /**
   * The ICC profile of a PNG's iCCP chunk: a name, a zero, the method, deflated bytes.
   *
   * @return no more than {@link IccConversion#MAX_BYTES} + 1 bytes; empty if the chunk is broken
   */
  static byte[] profile(byte[] chunk) {
    int zero = 0;
    while (zero < chunk.length && chunk[zero] != 0) {
      zero++;
    }
    if (zero + 2 >= chunk.length) {
      return new byte[0];
    }
    try (InputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(chunk, zero + 2, chunk.length - zero - 2))) {
      return in.readNBytes(IccConversion.MAX_BYTES + 1);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
