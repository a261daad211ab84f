package dev.refocus.decode.structure;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An image file directory of a TIFF or BigTIFF structure (TIFF 6.0, section 2). EXIF blocks are
 * such structures, too.
 *
 * <p>No count in the file is trusted: an entry whose values are not all within the bytes does not
 * exist.
 */
public final class TiffDirectory {
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int FLOAT = 11;
  private static final int DOUBLE = 12;
  private static final int LONG8 = 16;

  /** One entry; {@code values} is where its values are, {@code position} where it is itself. */
  private record Entry(int position, int type, int count, int values) {}

  private final byte[] file;
  private final ByteBuffer bytes;
  private final boolean big;
  private final int start;
  private final Map<Integer, Entry> entries = new LinkedHashMap<>();
  private long next;

  private TiffDirectory(byte[] file, OptionalLong offset) {
    this.file = file;
    ByteOrder order = file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.bytes = ByteBuffer.wrap(file).order(order);
    this.big = bytes.getShort(2) == 43;
    long begin = offset.orElseGet(() -> offsetAt(big ? 8 : 4));
    if (begin < 8 || begin > bytes.limit() - 2) {
      throw new RefocusException(
          begin > 8 ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT,
          String.format(
              Locale.ROOT,
              "TIFF directory at byte %d of %d; fetch the file again",
              begin,
              bytes.limit()));
    }
    this.start = (int) begin;
    readEntries();
  }

  private long offsetAt(int position) {
    return big ? bytes.getLong(position) : Integer.toUnsignedLong(bytes.getInt(position));
  }

  /**
   * The first directory.
   *
   * @throws RefocusException CORRUPT or TRUNCATED if there is no directory
   */
  public static TiffDirectory of(byte[] bytes) {
    return new TiffDirectory(bytes, OptionalLong.empty());
  }

  /** Where it begins. */
  public long start() {
    return start;
  }

  /** Where the next directory of the chain begins, 0 after the last one. */
  public long next() {
    return next;
  }

  /** The next directory of the chain, or nothing if it cannot be read. */
  public Optional<TiffDirectory> following() {
    return at(next);
  }

  /** The directory to which the entry {@code tag} points, or nothing if there is none. */
  Optional<TiffDirectory> pointedTo(int tag) {
    return at(first(tag, 0));
  }

  private Optional<TiffDirectory> at(long offset) {
    try {
      return Optional.of(new TiffDirectory(file, OptionalLong.of(offset)));
    } catch (RefocusException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** The number of its entries. */
  public int size() {
    return entries.size();
  }

  private void readEntries() {
    long count = big ? bytes.getLong(start) : Short.toUnsignedInt(bytes.getShort(start));
    int position = start + countBytes();
    long read = 0;
    for (; read < count && position + entryBytes() <= bytes.limit(); read++) {
      readEntry(position);
      position += entryBytes();
    }
    boolean ended = position + (big ? 8 : 4) > bytes.limit();
    // Where entries are missing, so may directories be.
    next = !ended ? offsetAt(position) : read < count ? bytes.limit() : 0;
  }

  private void readEntry(int position) {
    int type = Short.toUnsignedInt(bytes.getShort(position + 2));
    long count =
        big ? bytes.getLong(position + 4) : Integer.toUnsignedLong(bytes.getInt(position + 4));
    if (type >= TYPE_BYTES.length || TYPE_BYTES[type] == 0 || count < 1 || count > bytes.limit()) {
      return;
    }
    long length = count * TYPE_BYTES[type];
    int field = position + (big ? 12 : 8);
    long values = field;
    if (length > (big ? 8 : 4)) {
      values = big ? bytes.getLong(field) : Integer.toUnsignedLong(bytes.getInt(field));
    }
    if (values >= 0 && values <= bytes.limit() - length) {
      int tag = Short.toUnsignedInt(bytes.getShort(position));
      entries.putIfAbsent(tag, new Entry(position, type, (int) count, (int) values));
    }
  }

  public boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** How many values the entry has, 0 if there is none. */
  public int count(int tag) {
    return has(tag) ? entries.get(tag).count() : 0;
  }

  /** The first value of an unsigned integer entry. */
  public OptionalLong first(int tag) {
    return count(tag) == 0 ? OptionalLong.empty() : value(tag, 0);
  }

  /** The first value of an unsigned integer entry. */
  public long first(int tag, long absent) {
    return first(tag).orElse(absent);
  }

  /** Value {@code index} of an unsigned integer entry. */
  public OptionalLong value(int tag, int index) {
    Entry entry = entries.get(tag);
    if (entry == null || index >= entry.count()) {
      return OptionalLong.empty();
    }
    int at = entry.values() + index * TYPE_BYTES[entry.type()];
    return switch (entry.type()) {
      case 1, 7 -> OptionalLong.of(Byte.toUnsignedLong(bytes.get(at)));
      case SHORT -> OptionalLong.of(Short.toUnsignedLong(bytes.getShort(at)));
      case LONG, 13 -> OptionalLong.of(Integer.toUnsignedLong(bytes.getInt(at)));
      case LONG8, 18 -> OptionalLong.of(bytes.getLong(at));
      default -> OptionalLong.empty();
    };
  }

  /** The first value of an entry of numbers, unsigned or rational or floating. */
  OptionalDouble number(int tag) {
    return number(tag, 0);
  }

  /** Value {@code index} of an entry of numbers, unsigned or rational or floating. */
  OptionalDouble number(int tag, int index) {
    Entry entry = entries.get(tag);
    if (entry == null || index >= entry.count()) {
      return OptionalDouble.empty();
    }
    int at = entry.values() + index * TYPE_BYTES[entry.type()];
    return switch (entry.type()) {
      case RATIONAL ->
          OptionalDouble.of(
              Integer.toUnsignedLong(bytes.getInt(at))
                  / (double) Integer.toUnsignedLong(bytes.getInt(at + 4)));
      case FLOAT -> OptionalDouble.of(bytes.getFloat(at));
      case DOUBLE -> OptionalDouble.of(bytes.getDouble(at));
      default ->
          value(tag, index).isPresent()
              ? OptionalDouble.of(value(tag, index).getAsLong())
              : OptionalDouble.empty();
    };
  }

  /** The values of a byte entry. */
  public Optional<byte[]> blob(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null || TYPE_BYTES[entry.type()] != 1) {
      return Optional.empty();
    }
    byte[] blob = new byte[entry.count()];
    bytes.get(entry.values(), blob);
    return Optional.of(blob);
  }

  /** A copy of the bytes in which this directory is the only one and has only {@code tags}. */
  public byte[] onlyWith(Set<Integer> tags) {
    return onlyWith(tags, Map.of());
  }

  /**
   * The same with other values.
   *
   * @param values of entries of one short number, by their tags
   */
  public byte[] onlyWith(Set<Integer> tags, Map<Integer, Integer> values) {
    byte[] copy = file.clone();
    ByteBuffer target = ByteBuffer.wrap(copy).order(bytes.order());
    int position = start + countBytes();
    int kept = 0;
    for (Map.Entry<Integer, Entry> entry : entries.entrySet()) {
      if (tags.contains(entry.getKey())) {
        target.put(position, file, entry.getValue().position(), entryBytes());
        if (values.containsKey(entry.getKey())) {
          putShort(target, position, values.get(entry.getKey()));
        }
        position += entryBytes();
        kept++;
      }
    }
    writeCountAndEnd(target, kept, position);
    writeStart(target);
    return copy;
  }

  private void writeStart(ByteBuffer target) {
    if (big) {
      target.putLong(8, start);
    } else {
      target.putInt(4, start);
    }
  }

  private void putShort(ByteBuffer target, int position, int value) {
    target.putShort(position + 2, (short) SHORT);
    target.putShort(position + (big ? 12 : 8), (short) value);
  }

  private void writeCountAndEnd(ByteBuffer target, int kept, int end) {
    if (big) {
      target.putLong(start, kept);
    } else {
      target.putShort(start, (short) kept);
    }
    for (int i = end; i < Math.min(end + (big ? 8 : 4), target.limit()); i++) {
      target.put(i, (byte) 0);
    }
  }

  private int countBytes() {
    return big ? 8 : 2;
  }

  private int entryBytes() {
    return big ? 20 : 12;
  }
}
