package dev.refocus.commit.table;

import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.RestorationRow;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/**
 * Rows of one file that inputs of equal bytes take.
 *
 * @param takers by the URI of the row that they take
 */
public record Taking(RowSource source, HashMap<String, Takers> takers) implements Serializable {

  /**
   * Inputs that take one row.
   *
   * @param imageId that the row must have: the inputs' bytes are known by it
   */
  public record Takers(String imageId, List<ImageRef> refs) implements Serializable {}

  /** From a row that is not in the table yet. */
  public static Taking of(LedgerItem item, String uri, Takers takers) {
    return new Taking(RowSource.item(item), new HashMap<>(Map.of(uri, takers)));
  }

  /** From rows of a file of the table. */
  public static Taking of(Path file, Map<String, Takers> takers) {
    return new Taking(RowSource.part(file, takers.keySet()), new HashMap<>(takers));
  }

  /** The rows to take; none if the file is gone. */
  public Iterator<Row> rows(Configuration hadoop) {
    return new RowReader(RestorationRow.SCHEMA, hadoop).rows(source);
  }

  /** Every input that takes a row. */
  public Stream<ImageRef> refs() {
    return takers.values().stream().flatMap(each -> each.refs().stream());
  }
}
