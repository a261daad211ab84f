package dev.refocus.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CMYK profiles of printers, ICC version 2, that know lightness alone. */
public final class InkProfile {
  private static final int HEADER = 128;
  private static final int ENTRY = 12;

  private InkProfile() {}

  /**
   * A profile to the connection space: black ink lowers L* from 100 to {@code black}.
   *
   * @param allInks the L* of all inks together
   */
  public static byte[] of(int black, int allInks) {
    return profile(List.of("A2B0"), List.of(toLab(black, allInks)));
  }

  /** The same, and the printer takes nothing but black ink for black. */
  public static byte[] withBlackInk(int black, int allInks) {
    return profile(List.of("A2B0", "B2A0"), List.of(toLab(black, allInks), toInk()));
  }

  private static byte[] toLab(int black, int allInks) {
    ByteBuffer table = table(4, 3);
    for (int node = 0; node < 16; node++) {
      int lightness = node == 15 ? allInks : (node & 1) == 0 ? 100 : black;
      table.put((byte) Math.round(2.55 * lightness)).put((byte) 128).put((byte) 128);
    }
    return putIdentities(table, 3).array();
  }

  private static byte[] toInk() {
    ByteBuffer table = table(3, 4);
    for (int node = 0; node < 8; node++) {
      table.put(new byte[3]).put((byte) (node < 4 ? 255 : 0));
    }
    return putIdentities(table, 4).array();
  }

  /** A table of two points along each axis up to its nodes (ICC.1:2010, 10.9). */
  private static ByteBuffer table(int inputs, int outputs) {
    ByteBuffer table = ByteBuffer.allocate(48 + 256 * inputs + (outputs << inputs) + 256 * outputs);
    table.put("mft1".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    table.put((byte) inputs).put((byte) outputs).put((byte) 2).put((byte) 0);
    for (int i = 0; i < 9; i++) {
      table.putInt(i % 4 == 0 ? 1 << 16 : 0);
    }
    return putIdentities(table, inputs);
  }

  private static ByteBuffer putIdentities(ByteBuffer table, int channels) {
    for (int i = 0; i < 256 * channels; i++) {
      table.put((byte) i);
    }
    return table;
  }

  private static byte[] profile(List<String> names, List<byte[]> tables) {
    int start = HEADER + 4 + ENTRY * names.size();
    ByteBuffer out = ByteBuffer.allocate(start + tables.stream().mapToInt(t -> t.length).sum());
    out.putInt(out.capacity()).position(8).putInt(0x02100000);
    out.put("prtrCMYKLab ".getBytes(StandardCharsets.US_ASCII));
    out.putInt(36, 0x61637370).putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d);
    out.position(HEADER).putInt(names.size());
    for (int i = 0; i < tables.size(); i++) {
      out.put(names.get(i).getBytes(StandardCharsets.US_ASCII));
      out.putInt(start).putInt(tables.get(i).length);
      start += tables.get(i).length;
    }
    tables.forEach(out::put);
    return out.array();
  }
}
