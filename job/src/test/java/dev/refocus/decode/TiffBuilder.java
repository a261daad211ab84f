package dev.refocus.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Writes big-endian TIFFs of one strip, tag by tag, as TIFF 6.0 lays them out. */
final class TiffBuilder {
  private final Map<Integer, int[]> shorts = new TreeMap<>();
  private final Map<Integer, byte[]> blobs = new TreeMap<>();
  private final byte[] pixels;
  private int nextDirectory;

  TiffBuilder(int width, int height, int photometric, int bits, int samples, byte[] pixels) {
    this.pixels = pixels;
    tag(256, width).tag(257, height).tag(262, photometric).tag(277, samples).tag(278, height);
    int[] depths = new int[samples];
    Arrays.fill(depths, bits);
    tag(258, depths).tag(259, 1);
  }

  TiffBuilder tag(int tag, int... values) {
    shorts.put(tag, values);
    return this;
  }

  TiffBuilder blob(int tag, byte[] value) {
    blobs.put(tag, value);
    return this;
  }

  TiffBuilder nextDirectory(int offset) {
    nextDirectory = offset;
    return this;
  }

  /** Header, pixels at byte 8, values, directory. */
  byte[] build() {
    ByteBuffer out = ByteBuffer.allocate((1 << 16) + pixels.length);
    out.put(new byte[] {'M', 'M', 0, 42}).position(8).put(pixels);
    Map<Integer, byte[]> entries = new TreeMap<>();
    shorts.forEach((tag, values) -> entries.put(tag, shortEntry(tag, values, out)));
    blobs.forEach((tag, value) -> entries.put(tag, blobEntry(tag, value, out)));
    entries.put(273, longEntry(273, 8));
    entries.put(279, longEntry(279, pixels.length));
    out.position(out.position() + 1 & ~1);
    out.putInt(4, out.position()).putShort((short) entries.size());
    entries.values().forEach(out::put);
    out.putInt(nextDirectory);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] shortEntry(int tag, int[] values, ByteBuffer out) {
    ByteBuffer data = ByteBuffer.allocate(Math.max(4, 2 * values.length));
    for (int value : values) {
      data.putShort((short) value);
    }
    return entry(tag, 3, values.length, data.array(), out);
  }

  private static byte[] blobEntry(int tag, byte[] value, ByteBuffer out) {
    return entry(tag, 7, value.length, value, out);
  }

  private static byte[] longEntry(int tag, int value) {
    return ByteBuffer.allocate(12)
        .putShort((short) tag)
        .putShort((short) 4)
        .putInt(1)
        .putInt(value)
        .array();
  }

  private static byte[] entry(int tag, int type, int count, byte[] data, ByteBuffer out) {
    ByteBuffer entry = ByteBuffer.allocate(12).putShort((short) tag).putShort((short) type);
    entry.putInt(count);
    if (data.length <= 4) {
      return entry.put(data).array();
    }
    entry.putInt(out.position());
    out.put(data);
    return entry.array();
  }
}
