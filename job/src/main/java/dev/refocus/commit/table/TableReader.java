package dev.refocus.commit.table;

import dev.refocus.row.RestorationRow;
import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads tables by the names that they have, which Spark would take for globs: {@code out[1]}. */
public final class TableReader {
  private TableReader() {}

  /** The table in a folder. */
  public static Dataset<Row> read(SparkSession spark, String folder) {
    return spark.read().parquet(literal(folder));
  }

  /** The rows of a run; what versions did not know that wrote some of them is null there. */
  public static Dataset<Row> restored(SparkSession spark, String folder) {
    return spark.read().schema(RestorationRow.SCHEMA).parquet(literal(folder));
  }

  /** Some files of the table in a folder, by their names. */
  public static Dataset<Row> read(SparkSession spark, String folder, Collection<String> names) {
    String[] paths =
        names.stream().map(name -> literal(folder + "/" + name)).toArray(String[]::new);
    return spark.read().parquet(paths);
  }

  /**
   * A path that Spark reads as it is. Its own switch for that, {@code __globPaths__}, reads each of
   * several files several times.
   */
  static String literal(String path) {
    return path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }
}
