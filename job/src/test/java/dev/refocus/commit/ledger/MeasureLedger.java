package dev.refocus.commit.ledger;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.commit.RestoredTable;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.demo.S3Fixture;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.choice.Selected;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.row.RestorationRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * What durability costs for each image, and how long a finished run takes to say that nothing is
 * left: on a local S3 server, with the row of one restored image under many URIs.
 *
 * <p>{@code deploy/benchmark -Drefocus.home=. dev.refocus.commit.ledger.MeasureLedger COUNT
 * LR_SIDE}
 */
final class MeasureLedger {
  private static final String[] NO_PAGE = {"--conf", "spark.ui.enabled=false"};

  private MeasureLedger() {}

  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    int side = Integer.parseInt(arguments[1]);
    try (S3Fixture s3 = new S3Fixture("ledger")) {
      byte[] png = SampleImages.png(side, side, 1);
      for (int i = 0; i < count; i++) {
        s3.put("ledger", String.format(Locale.ROOT, "images/%05d.png", i), png);
      }
      write(s3, row(png));
      resume(s3);
    }
  }

  /** The row of one image, restored as users do. */
  private static Row row(byte[] png) throws IOException {
    Path folder = Files.createTempDirectory("refocus-ledger");
    Path image = Files.write(folder.resolve("image.png"), png);
    Path output = folder.resolve("output");
    CommandRun.restore("local[2]", image, output);
    try (SparkSession spark = SparkSessions.open("local[2]", Map.of())) {
      return spark.read().parquet(output.toString()).first();
    }
  }

  private static void write(S3Fixture s3, Row row) throws IOException {
    Map<String, String> settings = new HashMap<>();
    s3.server()
        .hadoopSettings()
        .forEach((key, value) -> settings.put("spark.hadoop." + key, value));
    try (SparkSession spark = SparkSessions.open("local[2]", settings)) {
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      List<ImageRef> refs =
          new ImageListing(
                  hadoop, RunConfig.DEFAULT.inputs().extensions(), new PrintWriter(System.err))
              .list("s3a://ledger/images");
      OutputFolder output = new OutputFolder("s3a://ledger/output", hadoop);
      RestoredTable table = new RestoredTable(spark, output, FitConfig.DEFAULT, RunConfig.DEFAULT);
      long start = System.nanoTime();
      List<Row> rows = refs.stream().map(ref -> of(ref, row)).toList();
      JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
      OutputFolder direct = new OutputFolder("s3a://ledger/direct", hadoop);
      new RowWriter(spark, direct, 32)
          .write(
              spark.createDataFrame(
                  context.parallelize(rows, (rows.size() + 31) / 32), RestorationRow.SCHEMA));
      report("without a ledger, rows into a table, by two cores", refs.size(), start);
      start = System.nanoTime();
      Ledger ledger = new Ledger(output, FitConfig.DEFAULT.id());
      for (ImageRef ref : refs) {
        ledger.put(ref, of(ref, row));
      }
      report("items put, one after the other", refs.size(), start);
      start = System.nanoTime();
      table.commit("measured", new Selected(refs, Map.of()));
      report("rows into the table, by two cores", refs.size(), start);
    }
  }

  private static Row of(ImageRef ref, Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[RestorationRow.SCHEMA.fieldIndex("uri")] = ref.uri();
    return RowFactory.create(values);
  }

  private static void report(String what, int count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%s: %.1f s, %.1f ms an image%n", what, seconds, 1000 * seconds / count);
  }

  private static void resume(S3Fixture s3) {
    String[] store = s3.confOptions(Map.of());
    String[] options = java.util.Arrays.copyOf(store, store.length + NO_PAGE.length);
    System.arraycopy(NO_PAGE, 0, options, store.length, NO_PAGE.length);
    long start = System.nanoTime();
    CommandRun run =
        CommandRun.restore("local[2]", "s3a://ledger/images", "s3a://ledger/output", options);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "nothing left, with its table of %d lines: %.1f s; exit code %d; %s%n",
        run.outLines().size(),
        seconds,
        run.exitCode(),
        run.err().lines().findFirst().orElse(""));
  }
}
