package dev.refocus.commit.ledger;

import java.io.Serializable;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A finished image in the {@link Ledger}, by the name of its file alone.
 *
 * @param folder of the items, one object for all: a driver holds very many items
 * @param key {@link Ledger#key} of the input
 */
public record LedgerItem(Path folder, String key, Outcome outcome) implements Serializable {

  /** Nothing if the file is no item but a part of one. */
  public static Optional<LedgerItem> of(Path folder, String name) {
    for (Outcome outcome : Outcome.values()) {
      if (name.endsWith(outcome.suffix())) {
        String key = name.substring(0, name.length() - outcome.suffix().length());
        return Optional.of(new LedgerItem(folder, key, outcome));
      }
    }
    return Optional.empty();
  }

  /** The same of the file's path. */
  public static Optional<LedgerItem> of(Path path) {
    return of(path.getParent(), path.getName());
  }

  public Path path() {
    return new Path(folder, key + outcome.suffix());
  }
}
