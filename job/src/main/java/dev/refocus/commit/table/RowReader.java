package dev.refocus.commit.table;

import dev.refocus.commit.rows.InternalRows;
import dev.refocus.commit.rows.MemoryInput;
import dev.refocus.store.SmallFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * Reads the rows of Parquet files one by one, as Spark itself would, but without a job for each.
 */
final class RowReader {
  private final Configuration hadoop;
  private final Configuration settings;
  private final int uri;
  private final Function1<Object, Object> toRow;

  RowReader(StructType schema, Configuration hadoop) {
    this.hadoop = hadoop;
    this.settings = settings(schema, hadoop);
    this.uri = schema.fieldIndex("uri");
    this.toRow = CatalystTypeConverters.createToScalaConverter(schema);
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

  /** The rows; none if the file is gone, because another driver has moved them. */
  Iterator<Row> rows(RowSource source) {
    try {
      // Not ParquetReader: it would parse Hadoop's default settings for every file.
      ParquetFileReader file =
          ParquetFileReader.open(input(source), HadoopReadOptions.builder(settings).build());
      return new Rows(new InternalRows(file, settings), source);
    } catch (FileNotFoundException e) {
      return Collections.emptyIterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An item is read in one piece, a file of the table piece by piece. */
  private InputFile input(RowSource source) throws IOException {
    Path path = new Path(source.file());
    return source.isItem()
        ? new MemoryInput(SmallFile.read(path.getFileSystem(hadoop), path))
        : HadoopInputFile.fromPath(path, hadoop);
  }

  private final class Rows implements Iterator<Row> {
    private final InternalRows internal;
    private final RowSource source;
    private Row next;

    Rows(InternalRows internal, RowSource source) {
      this.internal = internal;
      this.source = source;
      advance();
    }

    private void advance() {
      try {
        do {
          next = internal.next().map(row -> (Row) toRow.apply(row)).orElse(null);
        } while (next != null && !source.wants(next.getString(uri)));
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
        throw new NoSuchElementException(source.file());
      }
      Row row = next;
      advance();
      return row;
    }
  }
}
