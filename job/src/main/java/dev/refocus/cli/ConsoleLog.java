package dev.refocus.cli;

import dev.refocus.Redaction;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard error as a log: each line is an event of the logger {@value #NAME}. With {@code
 * REFOCUS_LOG=json} the logger writes JSON, and a plain line among it would be lost on the
 * collector of the logs.
 */
final class ConsoleLog extends Writer {
  static final String NAME = "dev.refocus.console";

  private static final Logger log = LoggerFactory.getLogger(NAME);

  private final StringBuilder begun = new StringBuilder();

  /** A way to standard error in the form that the launcher was asked for. */
  static PrintWriter standardError() {
    return "json".equals(System.getProperty("refocus.log"))
        ? new PrintWriter(new ConsoleLog(), true)
        : new PrintWriter(System.err, true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(char[] text, int from, int length) {
    synchronized (lock) {
      begun.append(text, from, length);
      for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
        log(begun.substring(0, end));
        begun.delete(0, end + 1);
      }
    }
  }

  private static void log(String line) {
    if (!line.isBlank()) {
      log.info("{}", Redaction.of(line));
    }
  }

  /** A line that is not yet whole waits for its end. */
  @Override
  public void flush() {}

  @Override
  public void close() {
    synchronized (lock) {
      log(begun.toString());
      begun.setLength(0);
    }
  }
}
