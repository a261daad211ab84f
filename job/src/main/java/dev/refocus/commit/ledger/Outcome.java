package dev.refocus.commit.ledger;

import dev.refocus.row.Status;
import java.util.Locale;

/** What a row is worth, in rising order: of two rows of an input the better one counts. */
public enum Outcome {
  /** For what a setting says of its name or size: another setting may want it. */
  SKIPPED,
  FAILED,
  /** Skipped for what its bytes are: only other bytes can change that. */
  FOREIGN,
  DONE;

  /**
   * The outcome that a row's status stands for.
   *
   * @param status the value of the {@code status} column
   * @param unopened whether the bytes were read and no header was found in them
   */
  public static Outcome of(String status, boolean unopened) {
    return switch (Status.valueOf(status.toUpperCase(Locale.ROOT))) {
      case SKIPPED -> unopened ? FOREIGN : SKIPPED;
      case FAILED -> FAILED;
      case RESTORED, DEGRADED -> DONE;
    };
  }

  /** The end of an item's name. */
  String suffix() {
    return "." + name().toLowerCase(Locale.ROOT) + ".parquet";
  }
}
