package dev.refocus.commit.table;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.Listed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Reads what a table's files hold, without the pixels; no file twice, because none ever changes.
 * The driver keeps what a small table's rows say, executors keep it of a large one.
 */
public final class TableIndex {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          """
          image_id STRING, uri STRING, status STRING, started_at TIMESTAMP, input STRUCT<bytes: BIGINT>,
          listed STRUCT<bytes: BIGINT, modified: BIGINT, etag: STRING>
          """);

  /** A row takes some hundred bytes of a file at least. */
  private static final int LEAST_ROW_BYTES = 256;

  /** Files for a core in so many parts: a look takes milliseconds. */
  private static final int SLICES = 8;

  private final JavaSparkContext context;
  private final OutputFolder output;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final int few;
  private final Map<String, List<Entry>> known = new HashMap<>();
  private final Map<String, Integer> spread = new HashMap<>();
  private final List<JavaRDD<TableFile>> held = new ArrayList<>();

  /** The index of a table. */
  public TableIndex(SparkSession spark, OutputFolder output) {
    this(spark, output, TableParts.FEW);
  }

  /**
   * @param few rows that the driver reads and keeps itself
   */
  TableIndex(SparkSession spark, OutputFolder output, int few) {
    this.context = new JavaSparkContext(spark.sparkContext());
    this.output = output;
    this.hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    this.few = few;
  }

  /**
   * The files of a moment.
   *
   * @param rows how many each has, by its name
   * @param files with rows that the driver keeps, and without those that executors keep
   * @param held what executors keep; may tell of files that are gone
   */
  record Look(Map<String, Integer> rows, List<TableFile> files, List<JavaRDD<TableFile>> held) {
    int allRows() {
      return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean knows(TableFile file) {
      return rows.containsKey(file.name());
    }
  }

  /** The files that are there now. */
  Look look() throws IOException {
    List<TableFile> listed = listed();
    learn(listed.stream().filter(this::isNew).toList());
    Map<String, Integer> rows = new HashMap<>();
    List<TableFile> files = new ArrayList<>();
    for (TableFile file : listed) {
      List<Entry> entries = known.getOrDefault(file.name(), List.of());
      files.add(new TableFile(file.name(), file.bytes(), file.modified(), entries));
      rows.put(file.name(), spread.getOrDefault(file.name(), entries.size()));
    }
    return new Look(rows, files, List.copyOf(held));
  }

  private boolean isNew(TableFile file) {
    return !known.containsKey(file.name()) && !spread.containsKey(file.name());
  }

  private List<TableFile> listed() throws IOException {
    List<TableFile> listed = new ArrayList<>();
    try {
      RemoteIterator<? extends FileStatus> found = output.files().listStatusIterator(output.path());
      while (found.hasNext()) {
        FileStatus file = found.next();
        String name = file.getPath().getName();
        if (file.isFile() && name.startsWith("part-") && name.endsWith(".parquet")) {
          listed.add(new TableFile(name, file.getLen(), file.getModificationTime(), List.of()));
        }
      }
    } catch (FileNotFoundException e) {
      // Nothing has been written yet.
    }
    return listed;
  }

  private void learn(List<TableFile> files) {
    if (files.isEmpty()) {
      return;
    }
    int slices = Math.min(files.size(), SLICES * context.defaultParallelism());
    JavaRDD<TableFile> read =
        context.parallelize(files, slices).mapPartitions(reading(output.path(), hadoop));
    if (files.stream().mapToLong(TableFile::bytes).sum() / LEAST_ROW_BYTES <= few) {
      keep(read);
      return;
    }
    read.persist(StorageLevel.DISK_ONLY());
    Map<String, Integer> rows = new HashMap<>();
    read.map(file -> new Tuple2<>(file.name(), file.entries().size()))
        .collect()
        .forEach(file -> rows.put(file._1(), file._2()));
    if (rows.values().stream().mapToInt(Integer::intValue).sum() <= few) {
      keep(read);
      read.unpersist(false);
    } else {
      spread.putAll(rows);
      held.add(read);
    }
  }

  private void keep(JavaRDD<TableFile> read) {
    read.collect().forEach(file -> known.put(file.name(), file.entries()));
  }

  private static FlatMapFunction<Iterator<TableFile>, TableFile> reading(
      Path folder, Broadcast<SerializableConfiguration> hadoop) {
    return files -> {
      RowReader reader = new RowReader(COLUMNS, hadoop.value().value());
      List<TableFile> read = new ArrayList<>();
      files.forEachRemaining(file -> read.add(read(file, folder, reader)));
      return read.iterator();
    };
  }

  /** Of a file that another driver has deleted since it was listed there are no rows. */
  private static TableFile read(TableFile file, Path folder, RowReader reader) {
    List<Entry> entries = new ArrayList<>();
    reader
        .rows(RowSource.whole(new Path(folder, file.name())))
        .forEachRemaining(row -> entries.add(entry(row)));
    return new TableFile(file.name(), file.bytes(), file.modified(), entries);
  }

  private static Entry entry(Row row) {
    Row input = row.getAs("input");
    Row listed = row.getAs("listed");
    return new Entry(
        row.getAs("uri"),
        row.getAs("status"),
        row.getAs("image_id") != null && input == null,
        row.<Timestamp>getAs("started_at").getTime(),
        input == null || input.isNullAt(0) ? null : input.getLong(0),
        listed == null
            ? null
            : new Listed(listed.getLong(0), listed.getLong(1), listed.getString(2)));
  }
}
