package dev.refocus.discover;

/**
 * What a store lists, before it is decided whether it is an input.
 *
 * @param uri the input's, see {@link ImageRef}
 * @param relative its name below the input folder; ends in {@code /} if it is a folder
 * @param fault why it cannot be read, and how to mend it; null if it can
 */
record Found(String uri, String relative, Listed listed, String fault) {

  /** Something that is no file, or none of the input's. */
  static Found faulty(String uri, String relative, String fault) {
    return new Found(uri, relative, new Listed(0, 0, null), fault);
  }
}
