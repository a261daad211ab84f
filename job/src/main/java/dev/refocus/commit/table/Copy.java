package dev.refocus.commit.table;

import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.table.TableFile.Entry;
import java.util.Comparator;

/**
 * One of possibly several rows of the same input.
 *
 * @param outdated whether it is of other bytes than the input holds now
 */
public record Copy(TableFile file, Entry entry, boolean outdated) {
  /**
   * The better copy is the greater. The order is the same for whoever looks, so two drivers never
   * delete each other's better copy: a copy goes only when a greater one is in the table. That of
   * two successes, which are equal, or of two failures of one time the younger file's counts, lets
   * a copy move into a new file before its old one goes.
   */
  static final Comparator<Copy> WORTH =
      Comparator.comparing((Copy copy) -> !copy.outdated)
          .thenComparing(copy -> copy.entry.outcome())
          .thenComparing(Copy::retried)
          .thenComparing(copy -> copy.file.modified())
          .thenComparing(copy -> copy.file.name());

  /** Successes are equal whenever they were made; of failures the last one counts. */
  private long retried() {
    return entry.outcome() == Outcome.DONE ? 0 : entry.startedAt();
  }
}
