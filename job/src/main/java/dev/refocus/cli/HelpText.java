package dev.refocus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks lines between words only: an option's name in two halves cannot be copied. */
final class HelpText {
  private static final int COLUMNS = 100;
  private static final String HEADING = "Usage: ";
  private static final String PROGRAM = "refocus ";

  /** What later lines of a paragraph are indented by: a list's first column, or none. */
  private static final Pattern FIRST_COLUMN =
      Pattern.compile("(Usage: refocus(?: [a-z][a-z-]*)? |\\s*\\S.*?\\s{2,}|\\s*)(.*)");

  private HelpText() {}

  /** The same lines, each in as many as it needs. */
  static String wrapped(String text) {
    String lines =
        text.lines()
            .flatMap(line -> lines(line).stream())
            .collect(Collectors.joining(System.lineSeparator()));
    return text.endsWith("\n") ? lines + System.lineSeparator() : lines;
  }

  private static List<String> lines(String line) {
    if (!line.startsWith(PROGRAM)) {
      return broken(line);
    }
    // The synopsis stands behind its heading, which is a section of its own.
    List<String> lines = new ArrayList<>(broken(HEADING + line));
    lines.set(0, lines.get(0).substring(HEADING.length()));
    return lines;
  }

  private static List<String> broken(String line) {
    Matcher columns = FIRST_COLUMN.matcher(line);
    if (line.length() <= COLUMNS || !columns.matches()) {
      return List.of(line);
    }
    String indent = " ".repeat(columns.group(1).length());
    List<String> lines = new ArrayList<>();
    StringBuilder last = new StringBuilder(columns.group(1));
    for (String word : columns.group(2).split(" ")) {
      if (last.length() + word.length() > COLUMNS && !last.toString().isBlank()) {
        lines.add(last.toString().stripTrailing());
        last = new StringBuilder(indent);
      }
      last.append(word).append(' ');
    }
    lines.add(last.toString().stripTrailing());
    return lines;
  }
}
