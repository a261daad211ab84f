package dev.refocus.cli.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import dev.refocus.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Why images of a run are not simply restored: each cause with a count and how to mend it. */
public final class CauseLines {
  private CauseLines() {}

  /**
   * Prints two lines for a cause, the most frequent one first; nothing if there is none.
   *
   * @return how many causes there are
   */
  public static int print(Dataset<Row> rows, PrintWriter out) {
    List<Row> causes =
        rows.where("error IS NOT NULL")
            .groupBy(col("status"), col("error.code").as("code"))
            .agg(
                count(lit(1)).as("images"),
                // One of many, the same one every time.
                min(struct(col("uri"), col("error.message").as("message"))).as("example"))
            .sort(col("images").desc(), col("code"), col("status"))
            .collectAsList();
    causes.forEach(row -> out.println(text(row)));
    return causes.size();
  }

  private static String text(Row row) {
    Row example = row.getAs("example");
    String uri = example.getAs("uri");
    return String.format(
        Locale.ROOT,
        "%d %s as %s, such as %s:%n    %s",
        row.<Long>getAs("images"),
        row.getAs("status"),
        row.getAs("code"),
        Printable.of(uri.substring(uri.lastIndexOf('/') + 1)),
        Printable.line(example.getAs("message")));
  }
}
