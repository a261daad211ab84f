package dev.refocus.config;

import dev.refocus.UsageException;

/**
 * A value that users can set. Its declaration in {@link FitSettings} or {@link RunSettings} is the
 * only place of its key, default, unit, bounds and documentation; {@code conf/refocus.properties}
 * repeats them and a test compares the two.
 *
 * @param key the group, {@code .}, and a name with {@code -} between its words
 * @param otherwise the default
 * @param type unit and bounds
 * @param doc what the value does, in whole sentences
 */
public record Setting<T>(String key, T otherwise, SettingType<T> type, String doc) {

  /**
   * The value that a text stands for.
   *
   * @throws UsageException if the text is out of the bounds; the message states them
   */
  T parse(String text) {
    try {
      return type.parse().apply(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s, must be %s".formatted(key, text, type.bound()), e);
    }
  }

  /**
   * Refuses a value out of the bounds.
   *
   * @throws UsageException as {@link #parse}
   */
  void require(T value) {
    parse(type.print().apply(value));
  }

  /** Whether a value is within the bounds. */
  boolean allows(T value) {
    try {
      require(value);
      return true;
    } catch (UsageException e) {
      return false;
    }
  }

  /** The default as a properties file states it. */
  public String defaultText() {
    return type.print().apply(otherwise);
  }
}
