package dev.refocus.commit.ledger;

import dev.refocus.row.Status;
import java.util.Locale;

/** What a row is worth, in rising order: of two rows of an input the better one counts. */
public enum Outcome {
  SKIPPED,
  FAILED,
  DONE;

  /**
   * The outcome that a row's status stands for.
   *
   * @param status the value of the {@code status} column
   */
  public static Outcome of(String status) {
    return switch (Status.valueOf(status.toUpperCase(Locale.ROOT))) {
      case SKIPPED -> SKIPPED;
      case FAILED -> FAILED;
      case RESTORED, DEGRADED -> DONE;
    };
  }

  /** The end of an item's name. */
  String suffix() {
    return "." + name().toLowerCase(Locale.ROOT) + ".parquet";
  }
}
