package dev.refocus;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Words as a shell is to read them back, in one line that is safe to look at. */
public final class ShellWords {
  private ShellWords() {}

  /** As it is, in {@code '...'}, or in bash's {@code $'...'} where nothing else shows it. */
  public static String quote(String word) {
    if (word.matches("[A-Za-z0-9_./:=,@%+-]+")) {
      return word;
    }
    return Printable.is(word) ? "'" + word.replace("'", "'\\''") + "'" : "$'" + octal(word) + "'";
  }

  private static String octal(String word) {
    StringBuilder text = new StringBuilder();
    word.codePoints()
        .mapToObj(Character::toString)
        .forEach(character -> text.append(octalOrItself(character)));
    return text.toString();
  }

  private static String octalOrItself(String character) {
    if (character.equals("'") || character.equals("\\")) {
      return "\\" + character;
    }
    if (Printable.is(character)) {
      return character;
    }
    StringBuilder bytes = new StringBuilder();
    for (byte unit : character.getBytes(StandardCharsets.UTF_8)) {
      bytes.append(String.format(Locale.ROOT, "\\%03o", unit & 0xff));
    }
    return bytes.toString();
  }
}
