package dev.refocus.cli;

import dev.refocus.Printable;
import java.io.PrintWriter;

/**
 * The last way to a terminal: whatever a command prints and has not cleaned, keeps no control
 * character but line ends and tabs. JSON stays the same JSON.
 */
final class PrintableWriter extends PrintWriter {
  PrintableWriter(PrintWriter out) {
    super(out, true);
  }

  @Override
  public void write(String text, int from, int length) {
    String clean = Printable.lines(text.substring(from, from + length));
    super.write(clean, 0, clean.length());
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int character) {
    write(Character.toString((char) character), 0, 1);
  }
}
