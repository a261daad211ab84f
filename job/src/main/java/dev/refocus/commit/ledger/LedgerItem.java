package dev.refocus.commit.ledger;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A finished image in the {@link Ledger}, by the name of its file alone.
 *
 * @param key {@link Ledger#key} of the input
 */
public record LedgerItem(Path path, String key, Outcome outcome) {

  /** Nothing if the file is no item but a part of one. */
  public static Optional<LedgerItem> of(Path path) {
    String name = path.getName();
    for (Outcome outcome : Outcome.values()) {
      if (name.endsWith(outcome.suffix())) {
        String key = name.substring(0, name.length() - outcome.suffix().length());
        return Optional.of(new LedgerItem(path, key, outcome));
      }
    }
    return Optional.empty();
  }
}
