package dev.refocus.row;

import java.util.Locale;

/** What became of an input. */
public enum Status {
  RESTORED,
  DEGRADED,
  FAILED,
  SKIPPED;

  /** The value of the {@code status} column. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
