package dev.refocus.commit.table;

import dev.refocus.commit.ledger.LedgerItem;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Rows that shall move into new files of the table.
 *
 * @param file an item, or a file of the table
 * @param uris which of its rows; null for all
 * @param isItem whether it is an item, which has one row
 */
record RowSource(String file, HashSet<String> uris, boolean isItem) implements Serializable {
  static RowSource item(LedgerItem item) {
    return new RowSource(item.path().toString(), null, true);
  }

  static RowSource whole(Path file) {
    return new RowSource(file.toString(), null, false);
  }

  static RowSource part(Path file, Set<String> uris) {
    return new RowSource(file.toString(), new HashSet<>(uris), false);
  }

  boolean wants(String uri) {
    return uris == null || uris.contains(uri);
  }
}
