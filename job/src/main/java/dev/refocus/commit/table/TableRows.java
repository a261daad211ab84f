package dev.refocus.commit.table;

import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.Inputs.Listing;
import dev.refocus.commit.table.TableParts.Part;
import dev.refocus.commit.table.TableParts.Question;
import dev.refocus.row.RestorationRow;
import dev.refocus.store.FileDigest;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /**
   * Writes the rows of items, and of files of which not every row counts, into new files.
   *
   * @param mixed the URIs of the rows that count, by file
   */
  void write(List<LedgerItem> items, Map<String, Set<String>> mixed, Path folder)
      throws IOException {
    List<List<RowSource>> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += imagesPerFile) {
      List<LedgerItem> batch = items.subList(from, Math.min(from + imagesPerFile, items.size()));
      batches.add(new ArrayList<>(batch.stream().map(RowSource::item).toList()));
    }
    mixed.forEach(
        (file, uris) -> batches.add(List.of(RowSource.part(new Path(folder, file), uris))));
    context.setJobDescription(
        String.format(
            Locale.ROOT, "Refocus: %d rows into %s", items.size() + mixed.size(), folder));
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

  /** Asks every part what is left to do in it. */
  PlanQuestion question(Listing listing, List<LedgerItem> items) {
    return new PlanQuestion(listing.at(), listing.alone(), context.broadcast(items), hadoop);
  }

  /**
   * What is left to do in a part.
   *
   * @param at when the inputs were listed
   * @param alone whether rows of other inputs do not count
   * @param items of the ledger
   */
  record PlanQuestion(
      long at,
      boolean alone,
      Broadcast<List<LedgerItem>> items,
      Broadcast<SerializableConfiguration> hadoop)
      implements Question<PlanTally> {
    @Override
    public PlanTally ask(Part part) {
      Inputs inputs = new Inputs(part.refs(), at, alone);
      return PlanTally.of(inputs, plan(inputs, part));
    }

    TablePlan plan(Inputs inputs, Part part) {
      RowReader reader = new RowReader(SCHEMA, hadoop.value().value());
      return TablePlan.of(
          inputs,
          part.files(),
          items.value(),
          (item, entry) -> startedAt(item, reader) > entry.startedAt());
    }

    /** Which rows count of some files. */
    Question<Map<String, Set<String>>> counting(Set<String> files) {
      return part -> {
        Map<String, Set<String>> uris = new HashMap<>();
        plan(new Inputs(part.refs(), at, alone), part).best().values().stream()
            .filter(copy -> files.contains(copy.file().name()))
            .forEach(
                copy ->
                    uris.computeIfAbsent(copy.file().name(), file -> new HashSet<>())
                        .add(copy.entry().uri()));
        return uris;
      };
    }

    /** When work on the item's image began; 0 if the item is gone. */
    private static long startedAt(LedgerItem item, RowReader reader) {
      Iterator<Row> rows = reader.rows(RowSource.item(item));
      return rows.hasNext() ? rows.next().<Timestamp>getAs("started_at").getTime() : 0;
    }
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
