package dev.refocus.evaluate.peer;

import dev.refocus.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command as the words of a process: apart at spaces but for those within {@code '...'} and
 * {@code "..."}. No shell reads it, so nothing else is special, and the value of a placeholder is
 * never read again.
 */
public final class CommandWords {
  /** Placeholder of the LR image's file. */
  public static final String LR = "{lr}";

  /** Placeholder of the file that the command is to write. */
  public static final String HR = "{hr}";

  private CommandWords() {}

  /** Whether a text is meant as a command. */
  public static boolean are(String text) {
    return text.contains(LR) || text.contains(HR);
  }

  /**
   * The words of a command.
   *
   * @throws UsageException if a quotation mark has no second one, or a file has no placeholder
   */
  public static List<String> of(String command) {
    if (!command.contains(LR) || !command.contains(HR)) {
      throw new UsageException(
          "--peer %s: must name both files, {lr} to read and {hr} to write".formatted(command));
    }
    List<String> words = new ArrayList<>();
    int next = begin(command, 0);
    while (next < command.length()) {
      StringBuilder word = new StringBuilder();
      next = begin(command, read(command, next, word));
      words.add(word.toString());
    }
    return words;
  }

  /** The words with the values of their placeholders. */
  static List<String> filled(List<String> words, Map<String, String> values) {
    return words.stream().map(word -> filled(word, values)).toList();
  }

  private static String filled(String word, Map<String, String> values) {
    String result = word;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace(value.getKey(), value.getValue());
    }
    return result;
  }

  private static int begin(String command, int from) {
    int next = from;
    while (next < command.length() && Character.isWhitespace(command.charAt(next))) {
      next++;
    }
    return next;
  }

  /** Reads one word and says where it ends. */
  private static int read(String command, int from, StringBuilder word) {
    int next = from;
    while (next < command.length() && !Character.isWhitespace(command.charAt(next))) {
      char character = command.charAt(next);
      if (character == '\'' || character == '"') {
        int end = end(command, next);
        word.append(command, next + 1, end);
        next = end;
      } else {
        word.append(character);
      }
      next++;
    }
    return next;
  }

  private static int end(String command, int quote) {
    int end = command.indexOf(command.charAt(quote), quote + 1);
    if (end < 0) {
      throw new UsageException(
          "--peer %s: a quotation mark has no second one; add it".formatted(command));
    }
    return end;
  }
}
