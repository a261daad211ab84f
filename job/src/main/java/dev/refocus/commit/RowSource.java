package dev.refocus.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * Rows that shall move into new files of the table.
 *
 * @param file an item, or a file of the table
 * @param uris which of its rows; null for all
 */
record RowSource(String file, HashSet<String> uris) implements Serializable {
  static RowSource item(Item item) {
    return new RowSource(item.path().toString(), null);
  }

  static RowSource part(Path file, Set<String> uris) {
    return new RowSource(file.toString(), new HashSet<>(uris));
  }

  /**
   * Its rows one by one; none if the file is not there any more, because another driver has moved
   * them.
   */
  Iterator<Row> rows(StructType schema, Configuration hadoop) {
    Configuration settings = settings(schema, hadoop);
    Path path = new Path(file);
    try {
      path.getFileSystem(hadoop).getFileStatus(path);
      return new Rows(
          ParquetReader.builder(new ParquetReadSupport(), path).withConf(settings).build(), schema);
    } catch (FileNotFoundException e) {
      return Collections.emptyIterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Configuration settings(StructType schema, Configuration hadoop) {
    Configuration settings = new Configuration(hadoop);
    settings.set(ParquetReadSupport.SPARK_ROW_REQUESTED_SCHEMA(), schema.json());
    // What Spark's own scan sets; its read support insists on some of them.
    settings.set("spark.sql.session.timeZone", "UTC");
    settings.set("spark.sql.caseSensitive", "true");
    settings.set("spark.sql.parquet.binaryAsString", "false");
    settings.set("spark.sql.parquet.int96AsTimestamp", "true");
    settings.set("spark.sql.parquet.inferTimestampNTZ.enabled", "true");
    settings.set("spark.sql.legacy.parquet.nanosAsLong", "false");
    return settings;
  }

  private final class Rows implements Iterator<Row> {
    private final int uri;
    private final Function1<Object, Object> toRow;
    private final ParquetReader<InternalRow> reader;
    private Row next;

    Rows(ParquetReader<InternalRow> reader, StructType schema) {
      this.reader = reader;
      this.uri = schema.fieldIndex("uri");
      this.toRow = CatalystTypeConverters.createToScalaConverter(schema);
      advance();
    }

    private void advance() {
      try {
        do {
          InternalRow internal = reader.read();
          next = internal == null ? null : (Row) toRow.apply(internal);
        } while (next != null && uris != null && !uris.contains(next.getString(uri)));
        if (next == null) {
          reader.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException(file);
      }
      Row row = next;
      advance();
      return row;
    }
  }
}
