package dev.refocus.commit.table;

import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.row.RestorationRow;
import dev.refocus.store.FileDigest;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** The work of a commit that executors do: rows into new files, and files read back. */
public final class TableRows {
  private static final StructType SCHEMA = RestorationRow.SCHEMA;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final RowWriter writer;
  private final int imagesPerFile;
  private final Broadcast<SerializableConfiguration> hadoop;

  public TableRows(SparkSession spark, RowWriter writer, int imagesPerFile) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.writer = writer;
    this.imagesPerFile = imagesPerFile;
    this.hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** Writes the rows of items, and of files of which not every row counts, into new files. */
  void write(TablePlan plan, Path folder) throws IOException {
    List<List<RowSource>> batches = new ArrayList<>();
    List<LedgerItem> items = plan.joining();
    for (int from = 0; from < items.size(); from += imagesPerFile) {
      List<LedgerItem> batch = items.subList(from, Math.min(from + imagesPerFile, items.size()));
      batches.add(new ArrayList<>(batch.stream().map(RowSource::item).toList()));
    }
    plan.mixed()
        .forEach(
            (file, uris) ->
                batches.add(List.of(RowSource.part(new Path(folder, file.name()), uris))));
    context.setJobDescription(
        String.format(
            Locale.ROOT, "Refocus: %d rows into %s", items.size() + plan.mixed().size(), folder));
    writer.write(spark.createDataFrame(rows(batches), SCHEMA));
  }

  private JavaRDD<Row> rows(List<List<RowSource>> batches) {
    Broadcast<SerializableConfiguration> conf = hadoop;
    return context
        .parallelize(batches, batches.size())
        .flatMap(List::iterator)
        .mapPartitions(
            sources -> new SourceRows(sources, new RowReader(SCHEMA, conf.value().value())));
  }

  /** When work on the items' images began, by item; those that are gone are left out. */
  Map<LedgerItem, Long> startedAt(List<LedgerItem> items) {
    int startedAt = SCHEMA.fieldIndex("started_at");
    Map<LedgerItem, Long> times = new HashMap<>();
    RowReader reader = new RowReader(SCHEMA, hadoop.value().value());
    for (LedgerItem item : items) {
      Iterator<Row> rows = reader.rows(RowSource.item(item));
      if (rows.hasNext()) {
        times.put(item, ((Timestamp) rows.next().get(startedAt)).getTime());
      }
    }
    return times;
  }

  /** The SHA-256 of files of the folder, in their order. */
  List<String> digests(List<TableFile> files, Path folder) {
    List<String> paths =
        files.stream().map(file -> new Path(folder, file.name()).toString()).toList();
    return paths.isEmpty()
        ? List.of()
        : context
            .parallelize(paths, Math.min(paths.size(), 4 * context.defaultParallelism()))
            .map(new FileDigest(hadoop))
            .collect();
  }
}
