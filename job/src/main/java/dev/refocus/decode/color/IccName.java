package dev.refocus.decode.color;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The name that an ICC profile gives itself (ICC.1:2010, tag {@code desc}). */
public final class IccName {
  private static final int HEADER = 128;
  private static final int ENTRY = 12;
  private static final int MAX_TAGS = 100;
  private static final int MOST = 200;
  private static final String UNNAMED = "ICC profile";

  private IccName() {}

  /** One line; {@code ICC profile} if it has no name or is broken. */
  public static String of(byte[] profile) {
    try {
      String name = description(ByteBuffer.wrap(profile)).replaceAll("\\p{C}+", " ").strip();
      return name.isEmpty() ? UNNAMED : name;
    } catch (IndexOutOfBoundsException e) {
      return UNNAMED;
    }
  }

  private static String description(ByteBuffer profile) {
    int tags = Math.min(profile.getInt(HEADER), MAX_TAGS);
    for (int i = 0; i < tags; i++) {
      int entry = HEADER + 4 + ENTRY * i;
      if (text(profile, entry, 4).equals("desc")) {
        return text(profile.slice(profile.getInt(entry + 4), profile.getInt(entry + 8)));
      }
    }
    return "";
  }

  /** Of version 2 in ASCII, of version 4 in UTF-16 in the first of its languages. */
  private static String text(ByteBuffer tag) {
    return switch (text(tag, 0, 4)) {
      case "desc" -> text(tag, 12, Math.min(tag.getInt(8), MOST));
      case "mluc" ->
          StandardCharsets.UTF_16BE
              .decode(tag.slice(tag.getInt(24), Math.min(tag.getInt(20), 2 * MOST)))
              .toString();
      default -> "";
    };
  }

  private static String text(ByteBuffer bytes, int from, int length) {
    return StandardCharsets.ISO_8859_1.decode(bytes.slice(from, length)).toString();
  }
}
