package dev.refocus.commit.table;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.Listed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Reads what a table's files hold, without the pixels; no file twice, because none ever changes.
 */
public final class TableIndex {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          """
          image_id STRING, uri STRING, status STRING, started_at TIMESTAMP, input STRUCT<bytes: BIGINT>,
          listed STRUCT<bytes: BIGINT, modified: BIGINT, etag: STRING>
          """);

  private static final int ATTEMPTS = 5;

  private final SparkSession spark;
  private final OutputFolder output;
  private final Map<String, List<Entry>> known = new HashMap<>();

  public TableIndex(SparkSession spark, OutputFolder output) {
    this.spark = spark;
    this.output = output;
  }

  /** The files that are there now. */
  public List<TableFile> files() throws IOException {
    List<FileStatus> listed = listed();
    for (int attempt = 1; !learned(listed, attempt); attempt++) {
      listed = listed();
    }
    List<TableFile> files = new ArrayList<>();
    for (FileStatus file : listed) {
      String name = file.getPath().getName();
      List<Entry> entries = known.getOrDefault(name, List.of());
      files.add(new TableFile(name, file.getLen(), file.getModificationTime(), entries));
    }
    return files;
  }

  private List<FileStatus> listed() throws IOException {
    List<FileStatus> listed = new ArrayList<>();
    try {
      RemoteIterator<? extends FileStatus> found = output.files().listStatusIterator(output.path());
      while (found.hasNext()) {
        FileStatus file = found.next();
        String name = file.getPath().getName();
        if (file.isFile() && name.startsWith("part-") && name.endsWith(".parquet")) {
          listed.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      // Nothing has been written yet.
    }
    return listed;
  }

  /** False if another driver has deleted one of them since they were listed. */
  private boolean learned(List<FileStatus> listed, int attempt) throws IOException {
    try {
      learn(listed.stream().filter(file -> !known.containsKey(file.getPath().getName())).toList());
      return true;
    } catch (AnalysisException e) {
      if (attempt == ATTEMPTS) {
        throw new IOException(
            "%s: files vanish while they are read; is another run deleting there?"
                .formatted(output),
            e);
      }
      return false;
    }
  }

  private void learn(List<FileStatus> files) throws AnalysisException {
    if (files.isEmpty()) {
      return;
    }
    String[] paths =
        files.stream()
            .map(file -> TableReader.literal(file.getPath().toString()))
            .toArray(String[]::new);
    List<Row> rows =
        spark
            .read()
            .schema(COLUMNS)
            // Another driver may have replaced a file since it was listed.
            .option("ignoreMissingFiles", "true")
            .parquet(paths)
            .selectExpr(
                "_metadata.file_name",
                "uri",
                "status",
                "image_id IS NOT NULL AND input IS NULL",
                "started_at",
                "input.bytes",
                "listed")
            .collectAsList();
    for (Row row : rows) {
      known.computeIfAbsent(row.getString(0), name -> new ArrayList<>()).add(entry(row));
    }
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        row.getTimestamp(4).getTime(),
        row.isNullAt(5) ? null : row.getLong(5),
        listed(row.getAs(6)));
  }

  private static Listed listed(Row row) {
    return row == null ? null : new Listed(row.getLong(0), row.getLong(1), row.getString(2));
  }
}
