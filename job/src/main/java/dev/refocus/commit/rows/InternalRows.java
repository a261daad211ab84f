package dev.refocus.commit.rows;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport.ReadContext;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;

/** The rows of an open Parquet file in Spark's form; the next one may overwrite the one before. */
public final class InternalRows {
  private final ParquetFileReader file;
  private final MessageColumnIO columns;
  private final RecordMaterializer<InternalRow> materializer;
  private RecordReader<InternalRow> group;
  private long left;

  /**
   * Opens the rows of a Parquet file.
   *
   * @param settings of Spark's read support
   */
  public InternalRows(ParquetFileReader file, Configuration settings) {
    this.file = file;
    FileMetaData metadata = file.getFooter().getFileMetaData();
    Map<String, Set<String>> keys =
        metadata.getKeyValueMetaData().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.of(entry.getValue())));
    ParquetReadSupport support = new ParquetReadSupport();
    ReadContext context = support.init(new InitContext(settings, keys, metadata.getSchema()));
    file.setRequestedSchema(context.getRequestedSchema());
    columns = new ColumnIOFactory().getColumnIO(context.getRequestedSchema(), metadata.getSchema());
    materializer =
        support.prepareForRead(
            settings, metadata.getKeyValueMetaData(), metadata.getSchema(), context);
  }

  /** Nothing after the last row; the file is closed then. */
  public Optional<InternalRow> next() throws IOException {
    while (left == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        file.close();
        return Optional.empty();
      }
      left = pages.getRowCount();
      group = columns.getRecordReader(pages, materializer);
    }
    left--;
    return Optional.of(group.read());
  }
}
