package dev.refocus;

import java.util.OptionalInt;

/** How wide the terminal is that a stream goes to. Java cannot tell; the launcher does. */
public enum Terminal {
  OUTPUT("refocus.output-columns"),
  ERRORS("refocus.error-columns");

  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 20;

  private final String property;

  Terminal(String property) {
    this.property = property;
  }

  /** Columns of the terminal; nothing if the stream goes to a file or another program. */
  public OptionalInt columns() {
    String columns = System.getProperty(property);
    if (columns != null) {
      return columns(columns);
    }
    return isConsole() ? OptionalInt.of(USUAL_COLUMNS) : OptionalInt.empty();
  }

  /** A launcher that found a terminal without a width says 0. */
  private static OptionalInt columns(String told) {
    if (!told.matches("\\d{1,6}")) {
      return OptionalInt.empty();
    }
    int columns = Integer.parseInt(told);
    return OptionalInt.of(columns == 0 ? USUAL_COLUMNS : Math.max(columns, LEAST_COLUMNS));
  }

  // Java 17 has no other way to ask; Java 22's Console.isTerminal will.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isConsole() {
    return System.console() != null;
  }
}
