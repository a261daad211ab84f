package dev.refocus.decode.color;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An embedded ICC profile (ICC.1:2010) whose counts have been checked, cut down to what a
 * conversion to sRGB reads. The colour engine is native code: it gets no tag that it does not need
 * and no table that is longer than its tag.
 */
final class IccProfile {
  private static final int HEADER = 128;
  private static final int ENTRY = 12;

  /** What the colour engine itself reads at most. */
  private static final int MAX_TAGS = 100;

  private static final int SIGNATURE_AT = 36;
  private static final int CLASS_AT = 12;
  private static final int SPACE_AT = 16;

  /** Scanner, display, output, colour space; not links, abstract or named colours. */
  private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac");

  private static final Set<String> NEEDED =
      Set.of(
          "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "chad", "A2B0", "A2B1",
          "A2B2");

  /** What tells which ink is black. */
  private static final Set<String> TO_DEVICE = Set.of("B2A0");

  /** An entry of the table of tags. */
  private record Tag(String name, int position, int start, int length) {}

  private final byte[] bytes;
  private final ByteBuffer buffer;

  private IccProfile(byte[] bytes) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes);
  }

  /**
   * A copy of the profile with the needed tags alone.
   *
   * @throws IllegalArgumentException if it is no profile or a count in it is not met by bytes
   */
  static byte[] checked(byte[] bytes) {
    return new IccProfile(bytes).with(NEEDED);
  }

  /**
   * A copy of the profile for the conversion of colours to the device's, with the perceptual table
   * alone.
   *
   * @throws IllegalArgumentException also if it has no such table
   */
  static byte[] checkedToDevice(byte[] bytes) {
    return new IccProfile(bytes).with(TO_DEVICE);
  }

  private byte[] with(Set<String> names) {
    require(bytes.length >= HEADER + 4, "shorter than a header");
    require(name(SIGNATURE_AT).equals("acsp"), "no signature");
    require(CLASSES.contains(name(CLASS_AT)), "of class " + name(CLASS_AT));
    int channels = channels(name(SPACE_AT));
    List<Tag> tags = tags(names);
    require(names != TO_DEVICE || !tags.isEmpty(), "without a table to the device");
    for (Tag tag : tags) {
      IccTag.check(tag.name(), buffer.slice(tag.start(), tag.length()), channels);
    }
    byte[] copy = bytes.clone();
    ByteBuffer table = ByteBuffer.wrap(copy).putInt(HEADER, tags.size()).position(HEADER + 4);
    tags.forEach(tag -> table.put(bytes, tag.position(), ENTRY));
    return copy;
  }

  private List<Tag> tags(Set<String> names) {
    int count = buffer.getInt(HEADER);
    require(
        count >= 0 && count <= MAX_TAGS && HEADER + 4 + ENTRY * count <= bytes.length,
        String.format(Locale.ROOT, "with %d tags", Integer.toUnsignedLong(count)));
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int position = HEADER + 4 + ENTRY * i;
      if (names.contains(name(position))) {
        tags.add(tag(position));
      }
    }
    return tags;
  }

  private Tag tag(int position) {
    long start = Integer.toUnsignedLong(buffer.getInt(position + 4));
    long length = Integer.toUnsignedLong(buffer.getInt(position + 8));
    require(
        start >= HEADER && start + length <= bytes.length,
        String.format(Locale.ROOT, "with %d bytes at byte %d of %d", length, start, bytes.length));
    return new Tag(name(position), position, (int) start, (int) length);
  }

  private static int channels(String space) {
    return switch (space) {
      case "GRAY" -> 1;
      case "RGB " -> 3;
      case "CMYK" -> 4;
      default -> throw new IllegalArgumentException("of colour space " + space);
    };
  }

  private String name(int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }

  private static void require(boolean met, String what) {
    if (!met) {
      throw new IllegalArgumentException("the profile is " + what);
    }
  }
}
