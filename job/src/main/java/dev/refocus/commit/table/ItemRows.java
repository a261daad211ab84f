package dev.refocus.commit.table;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.RestorationRow;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/** Reads items of a ledger back, one by one. */
public final class ItemRows {
  private final Ledger ledger;
  private final RowReader reader;

  public ItemRows(Ledger ledger, Configuration hadoop) {
    this.ledger = ledger;
    this.reader = new RowReader(RestorationRow.SCHEMA, hadoop);
  }

  /** The row of an input that was done; nothing if there is none. */
  public Optional<Row> of(ImageRef ref) {
    return ledger
        .done(ref)
        .map(RowSource::item)
        .map(reader::rows)
        .filter(Iterator::hasNext)
        .map(Iterator::next);
  }
}
