package dev.refocus;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes strangers' text fit for terminals, logs and tables: file names and the words of readers may
 * hold line ends, what terminals take for commands, and what turns the order of letters round. Such
 * a character becomes its escape, as JSON and Java write it: <code>&#92;u001b</code>.
 */
public final class Printable {
  /** Controls (C0, DEL, C1), separators of lines, and format characters such as U+202E. */
  private static final String SET = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}";

  /** Letters of Persian and Hindi and emoji are joined by the two that are left. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[" + SET + "&&[^\u200c\u200d]]");

  private static final Pattern UNPRINTABLE_IN_LINES =
      Pattern.compile("[" + SET + "&&[^\u200c\u200d\n\r\t]]");

  private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");
  private static final int MOST = 2000;

  private Printable() {}

  /** A name in one line, every character of it to be told. */
  public static String of(String text) {
    return escaped(UNPRINTABLE, text);
  }

  /** A message as one line of bounded length: what its lines said stands side by side. */
  public static String line(String text) {
    String line = LINE_END.matcher(String.valueOf(text).strip()).replaceAll(" ");
    if (line.length() > MOST) {
      // The end says how to mend it.
      line = line.substring(0, MOST / 2) + "..." + line.substring(line.length() - MOST / 2);
    }
    return of(line);
  }

  /** Text of several lines, which keeps its line ends and tabs. */
  public static String lines(String text) {
    return escaped(UNPRINTABLE_IN_LINES, text);
  }

  static boolean is(String text) {
    return !UNPRINTABLE.matcher(text).find();
  }

  private static String escaped(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(match -> "\\\\" + escape(match.group()));
  }

  private static String escape(String character) {
    return character
        .chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "u%04x", unit))
        .collect(Collectors.joining("\\\\"));
  }
}
