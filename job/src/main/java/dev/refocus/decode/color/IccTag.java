package dev.refocus.decode.color;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Checks that the tables of one tag of an ICC profile lie within the tag (ICC.1:2010, 10). */
final class IccTag {
  /** Colours of the connection space: XYZ or Lab. */
  private static final int CONNECTION = 3;

  /** Parameters of each function type of a parametric curve. */
  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

  private static final int MAX_CURVE_ENTRIES = 1 << 16;

  private final ByteBuffer data;
  private final int channels;
  private final int inputs;
  private final int outputs;

  private IccTag(ByteBuffer data, int channels, boolean toDevice) {
    this.data = data;
    this.channels = channels;
    this.inputs = toDevice ? CONNECTION : channels;
    this.outputs = toDevice ? channels : CONNECTION;
  }

  /**
   * @param data the tag's bytes
   * @param channels of the profile's colours
   * @throws IllegalArgumentException if a count is not met by bytes, or the type is none that a
   *     conversion reads
   */
  static void check(String name, ByteBuffer data, int channels) {
    try {
      new IccTag(data, channels, name.startsWith("B2A")).check();
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IllegalArgumentException("tag %s ends early".formatted(name), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tag %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private void check() {
    String type = type(0);
    switch (type) {
      case "XYZ " -> requireBytes(20);
      case "sf32" -> requireBytes(8 + 4 * 9);
      case "curv", "para" -> curve(0);
      case "mft1" -> {
        requireChannels();
        requireBytes(48 + 256L * inputs + nodes() * outputs + 256L * outputs);
      }
      case "mft2" -> {
        requireChannels();
        long before = entries(48);
        long after = entries(50);
        requireBytes(52 + 2 * (before * inputs + nodes() * outputs + after * outputs));
      }
      case "mAB ", "mBA " -> stages();
      default -> throw new IllegalArgumentException("of type " + type);
    }
  }

  private long entries(int at) {
    return Short.toUnsignedLong(data.getShort(at));
  }

  /** Nodes of a table with as many grid points along every axis. */
  private long nodes() {
    long points = Byte.toUnsignedLong(data.get(10));
    return (long) Math.pow(points, inputs);
  }

  /** Curves, table, curves, matrix, curves, or the other way round: each at its own offset or 0. */
  private void stages() {
    requireChannels();
    curves(data.getInt(12), CONNECTION);
    if (data.getInt(16) != 0) {
      requireWithin(data.getInt(16), 4 * 12);
    }
    curves(data.getInt(20), CONNECTION);
    table(data.getInt(24));
    curves(data.getInt(28), channels);
  }

  private void table(int start) {
    if (start == 0) {
      return;
    }
    long nodes = 1;
    for (int axis = 0; axis < inputs; axis++) {
      nodes *= Byte.toUnsignedLong(data.get(start + axis));
    }
    int precision = data.get(start + 16);
    if (precision != 1 && precision != 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a table of %d bytes a value", precision));
    }
    requireWithin(start, 20 + nodes * outputs * precision);
  }

  private void curves(int start, int count) {
    if (start == 0) {
      return;
    }
    int at = start;
    for (int i = 0; i < count; i++) {
      int length = curve(at);
      at += (length + 3) & ~3;
    }
  }

  /** The bytes of the curve at {@code start}. */
  private int curve(int start) {
    String type = type(start);
    long length;
    if (type.equals("curv")) {
      long count = Integer.toUnsignedLong(data.getInt(start + 8));
      if (count > MAX_CURVE_ENTRIES) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "a curve of %d entries", count));
      }
      length = 12 + 2 * count;
    } else if (type.equals("para")) {
      length = 12 + 4L * PARAMETERS[Short.toUnsignedInt(data.getShort(start + 8))];
    } else {
      throw new IllegalArgumentException("a curve of type " + type);
    }
    requireWithin(start, length);
    return (int) length;
  }

  private void requireChannels() {
    int in = data.get(8);
    int out = data.get(9);
    if (in != inputs || out != outputs) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "from %d to %d channels", in, out));
    }
  }

  private void requireBytes(long length) {
    requireWithin(0, length);
  }

  private void requireWithin(int start, long length) {
    if (start < 0 || start + length > data.limit()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d bytes at byte %d of %d", length, start, data.limit()));
    }
  }

  private String type(int at) {
    byte[] name = new byte[4];
    data.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
