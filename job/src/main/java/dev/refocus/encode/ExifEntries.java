package dev.refocus.encode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A directory of a TIFF structure in the making (TIFF 6.0, section 2), big-endian. */
final class ExifEntries {
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int FIELD = 4;
  private static final int BYTE = 1;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;

  /** Above it, numbers with four digits after the point would not fit into 32 bits. */
  private static final double LARGEST_FINE = 400_000;

  private static final int FINE = 10_000;

  private record Value(int type, int count, byte[] bytes) {}

  /** Directories must be in the order of their tags. */
  private final Map<Integer, Value> values = new TreeMap<>();

  private final Map<Integer, ExifEntries> directories = new TreeMap<>();

  void text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
    values.put(tag, new Value(ASCII, bytes.length, bytes));
  }

  void number(int tag, int number) {
    values.put(tag, new Value(SHORT, 1, ByteBuffer.allocate(2).putShort((short) number).array()));
  }

  /** Not negative. */
  void ratios(int tag, double... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
    for (double number : numbers) {
      boolean whole = number == Math.rint(number) || number > LARGEST_FINE;
      int denominator = whole ? 1 : FINE;
      bytes.putInt((int) Math.round(number * denominator)).putInt(denominator);
    }
    values.put(tag, new Value(RATIONAL, numbers.length, bytes.array()));
  }

  void bytes(int tag, int... octets) {
    values.put(tag, new Value(UNDEFINED, octets.length, array(octets)));
  }

  void octets(int tag, int... octets) {
    values.put(tag, new Value(BYTE, octets.length, array(octets)));
  }

  private static byte[] array(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return bytes;
  }

  /** A directory that this one points to. */
  void directory(int tag, ExifEntries directory) {
    directories.put(tag, directory);
    values.put(tag, new Value(LONG, 1, new byte[FIELD]));
  }

  /** The structure of which this is the first directory. */
  byte[] block() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(HEADER)
            .putShort((short) 0x4d4d)
            .putShort((short) 42)
            .putInt(HEADER)
            .array());
    out.writeBytes(at(HEADER));
    return out.toByteArray();
  }

  /** This directory, its long values, and the directories that it points to. */
  private byte[] at(int start) {
    ByteBuffer table = ByteBuffer.allocate(2 + ENTRY * values.size() + FIELD);
    ByteArrayOutputStream behind = new ByteArrayOutputStream();
    table.putShort((short) values.size());
    values.forEach(
        (tag, value) -> {
          table.putShort(tag.shortValue()).putShort((short) value.type()).putInt(value.count());
          int position = start + table.capacity() + behind.size();
          if (directories.containsKey(tag)) {
            table.putInt(position);
            behind.writeBytes(even(directories.get(tag).at(position)));
          } else if (value.bytes().length > FIELD) {
            table.putInt(position);
            behind.writeBytes(even(value.bytes()));
          } else {
            table.put(Arrays.copyOf(value.bytes(), FIELD));
          }
        });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(table.array());
    out.writeBytes(behind.toByteArray());
    return out.toByteArray();
  }

  /** Values begin at even offsets. */
  private static byte[] even(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
  }
}
