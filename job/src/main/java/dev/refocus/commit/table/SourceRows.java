package dev.refocus.commit.table;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The rows of many sources one after the other; of no more than one row the pixels are held. */
final class SourceRows implements Iterator<Row> {
  private final Iterator<RowSource> sources;
  private final RowReader reader;
  private Iterator<Row> current = Collections.emptyIterator();

  SourceRows(Iterator<RowSource> sources, RowReader reader) {
    this.sources = sources;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && sources.hasNext()) {
      current = reader.rows(sources.next());
    }
    return current.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no source is left");
    }
    return current.next();
  }
}
