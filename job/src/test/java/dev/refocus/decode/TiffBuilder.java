package dev.refocus.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Writes big-endian TIFFs of one strip, tag by tag, as TIFF 6.0 lays them out. */
public final class TiffBuilder {
  private final Map<Integer, int[]> shorts = new TreeMap<>();
  private final Map<Integer, byte[]> blobs = new TreeMap<>();
  private final byte[] pixels;
  private int nextDirectory;
  private int shift;

  public TiffBuilder(int width, int height, int photometric, int bits, int samples, byte[] pixels) {
    this.pixels = pixels;
    tag(256, width).tag(257, height).tag(262, photometric).tag(277, samples).tag(278, height);
    int[] depths = new int[samples];
    Arrays.fill(depths, bits);
    tag(258, depths).tag(259, 1);
  }

  public TiffBuilder tag(int tag, int... values) {
    shorts.put(tag, values);
    return this;
  }

  public TiffBuilder blob(int tag, byte[] value) {
    blobs.put(tag, value);
    return this;
  }

  public TiffBuilder nextDirectory(int offset) {
    nextDirectory = offset;
    return this;
  }

  /** One file of all pages, each laid out as if it were the only one. */
  public static byte[] pages(TiffBuilder... pages) {
    byte[] file = new byte[8];
    int nextAt = 4;
    for (TiffBuilder page : pages) {
      page.shift = file.length - 8;
      byte[] alone = page.build();
      byte[] longer = Arrays.copyOf(file, page.shift + alone.length);
      System.arraycopy(alone, 8, longer, file.length, alone.length - 8);
      ByteBuffer.wrap(longer).put(alone, 0, 4).putInt(nextAt, ByteBuffer.wrap(alone).getInt(4));
      nextAt = longer.length - 4;
      file = longer;
    }
    return file;
  }

  /** Header, pixels at byte 8, values, directory. */
  public byte[] build() {
    ByteBuffer out = ByteBuffer.allocate((1 << 16) + pixels.length);
    out.put(new byte[] {'M', 'M', 0, 42}).position(8).put(pixels);
    Map<Integer, byte[]> entries = new TreeMap<>();
    shorts.forEach((tag, values) -> entries.put(tag, shortEntry(tag, values, out)));
    blobs.forEach((tag, value) -> entries.put(tag, blobEntry(tag, value, out)));
    entries.put(273, longEntry(273, shift + 8));
    entries.put(279, longEntry(279, pixels.length));
    out.position(out.position() + 1 & ~1);
    out.putInt(4, shift + out.position()).putShort((short) entries.size());
    entries.values().forEach(out::put);
    out.putInt(nextDirectory);
    return Arrays.copyOf(out.array(), out.position());
  }

  private byte[] shortEntry(int tag, int[] values, ByteBuffer out) {
    ByteBuffer data = ByteBuffer.allocate(Math.max(4, 2 * values.length));
    for (int value : values) {
      data.putShort((short) value);
    }
    return entry(tag, 3, values.length, data.array(), out);
  }

  private byte[] blobEntry(int tag, byte[] value, ByteBuffer out) {
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

  private byte[] entry(int tag, int type, int count, byte[] data, ByteBuffer out) {
    ByteBuffer entry = ByteBuffer.allocate(12).putShort((short) tag).putShort((short) type);
    entry.putInt(count);
    if (data.length <= 4) {
      return entry.put(data).array();
    }
    entry.putInt(shift + out.position());
    out.put(data);
    return entry.array();
  }
}
