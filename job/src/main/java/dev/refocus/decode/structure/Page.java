package dev.refocus.decode.structure;

/**
 * Which page of its file an image is.
 *
 * @param number from 1 to {@code count}
 * @param count of the file's pages, without previews and masks that say so
 */
public record Page(int number, int count) {
  /** Of a file with one image. */
  public static final Page ONLY = new Page(1, 1);
}
