package dev.refocus.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The invisible first character that some programs, Excel among them, give a text in UTF-8. */
public final class ByteOrderMark {
  private static final char MARK = '\ufeff';

  private ByteOrderMark() {}

  /** The text without it, if it has one. */
  public static String without(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  /**
   * The rest of a text that has not been read from yet.
   *
   * @throws IOException if the text cannot be read
   */
  public static Reader without(Reader text) throws IOException {
    BufferedReader reader = new BufferedReader(text);
    reader.mark(1);
    if (reader.read() != MARK) {
      reader.reset();
    }
    return reader;
  }
}
