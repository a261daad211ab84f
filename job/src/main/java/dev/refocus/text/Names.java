package dev.refocus.text;

/** Names of files and numbers in tables and identities. */
public final class Names {
  private Names() {}

  /** The name of a path or URI without folders and ending. */
  public static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
  }

  /** Without a fraction of zero: {@code 2}, {@code 2.5}. */
  public static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
