package dev.refocus.decode.jpeg;

import dev.refocus.decode.jpeg.JpegSegments.Frame;
import dev.refocus.decode.structure.JpegComponent;
import dev.refocus.decode.structure.JpegGrid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The quantisation tables of a JPEG's components. A table may be defined anew at any time; a
 * component keeps the one that it finds at its first scan, as in libjpeg.
 */
final class JpegTables {
  private static final int AREA = JpegGrid.SIDE * JpegGrid.SIDE;
  private static final int MAX_FACTOR = 4;
  private static final int[] ZIGZAG = zigzag();

  private final Frame frame;
  private final int[][] slots = new int[4][];
  private final int[][] latched;

  private JpegTables(Frame frame) {
    this.frame = frame;
    this.latched = new int[frame.components().length][];
  }

  /** The components in the frame's order; empty if a table or a factor is absent or forbidden. */
  static Optional<List<JpegComponent>> of(JpegSegments segments, Frame frame) {
    JpegTables tables = new JpegTables(frame);
    segments.visit(JpegSegments.DQT, JpegSegments.SOS, tables::define, tables::scan);
    return tables.components();
  }

  /** Reads a DQT segment from its length on (T.81, B.2.4.1). */
  private void define(ByteBuffer segment) {
    segment.position(2);
    while (segment.hasRemaining()) {
      int head = segment.get();
      int bytes = (head & 0xf0) == 0 ? 1 : 2;
      int slot = head & 0xf;
      if (slot >= slots.length || segment.remaining() < AREA * bytes) {
        return;
      }
      int[] table = new int[AREA];
      for (int index : ZIGZAG) {
        table[index] = bytes == 1 ? segment.get() & 0xff : segment.getShort() & 0xffff;
      }
      slots[slot] = table;
    }
  }

  /** Gives the components of a scan their tables (T.81, B.2.3). */
  private void scan(ByteBuffer segment) {
    int count = segment.limit() > 2 ? segment.get(2) & 0xff : 0;
    for (int i = 0; i < count && 3 + 2 * i < segment.limit(); i++) {
      latch(segment.get(3 + 2 * i) & 0xff);
    }
  }

  private void latch(int id) {
    for (int i = 0; i < latched.length; i++) {
      if (frame.components()[i] == id && latched[i] == null) {
        latched[i] = slots[frame.tables()[i] & 3];
      }
    }
  }

  private Optional<List<JpegComponent>> components() {
    int vertical = Arrays.stream(frame.samplings()).map(pair -> pair & 0xf).max().orElse(0);
    int horizontal = Arrays.stream(frame.samplings()).map(pair -> pair >> 4).max().orElse(0);
    List<JpegComponent> components = new ArrayList<>();
    for (int i = 0; i < latched.length; i++) {
      int rows = frame.samplings()[i] & 0xf;
      int columns = frame.samplings()[i] >> 4;
      if (!isSound(latched[i]) || !fits(rows, vertical) || !fits(columns, horizontal)) {
        return Optional.empty();
      }
      components.add(new JpegComponent(latched[i], vertical / rows, horizontal / columns));
    }
    return Optional.of(components);
  }

  private static boolean isSound(int[] table) {
    return table != null && Arrays.stream(table).allMatch(step -> step > 0);
  }

  /** Three samples for two, which the standard allows, are in no real file. */
  private static boolean fits(int factor, int largest) {
    return factor > 0 && largest <= MAX_FACTOR && largest % factor == 0;
  }

  /** Where the k-th stored coefficient lies in the block (T.81, figure A.6). */
  private static int[] zigzag() {
    int[] order = new int[AREA];
    int k = 0;
    for (int diagonal = 0; diagonal < 2 * JpegGrid.SIDE - 1; diagonal++) {
      int first = Math.max(0, diagonal - JpegGrid.SIDE + 1);
      int last = Math.min(diagonal, JpegGrid.SIDE - 1);
      for (int i = first; i <= last; i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        order[k++] = row * JpegGrid.SIDE + diagonal - row;
      }
    }
    return order;
  }
}
