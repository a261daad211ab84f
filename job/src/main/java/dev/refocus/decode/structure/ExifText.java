package dev.refocus.decode.structure;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts of EXIF: ASCII by the standard, UTF-8 or Latin-1 in practice. */
final class ExifText {
  /** A photographer's and an editor's copyright are told apart by a zero. */
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}&&[^\u200c\u200d]]");
  private static final int MOST = 1000;

  private ExifText() {}

  /** One line; nothing if there is none. */
  static Optional<String> of(TiffDirectory directory, int tag) {
    return directory.blob(tag).map(ExifText::line).filter(text -> !text.isEmpty());
  }

  private static String line(byte[] bytes) {
    String text = UNSEEN.matcher(decoded(bytes)).replaceAll("");
    String line = BREAKS.matcher(text.strip()).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST));
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
