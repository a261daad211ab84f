package dev.refocus.commit.table;

import dev.refocus.row.RestorationRow;
import java.io.FileNotFoundException;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads tables by the names that they have, which Spark would take for globs: {@code out[1]}. */
public final class TableReader {
  private static final int ATTEMPTS = 5;

  private TableReader() {}

  /**
   * What is read of a table whose files another driver may be replacing.
   *
   * @param reading lists the files anew each time; it is repeated if one of them is gone
   */
  public static <T> T settled(Supplier<T> reading) {
    for (int attempt = 1; ; attempt++) {
      try {
        return reading.get();
      } catch (Exception e) {
        if (attempt == ATTEMPTS || !isOfAFileThatIsGone(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isOfAFileThatIsGone(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(FileNotFoundException.class::isInstance);
  }

  /** The table in a folder. */
  public static Dataset<Row> read(SparkSession spark, String folder) {
    return spark.read().parquet(literal(folder));
  }

  /** The rows of a run; what versions did not know that wrote some of them is null there. */
  public static Dataset<Row> restored(SparkSession spark, String folder) {
    return spark
        .read()
        .schema(RestorationRow.SCHEMA)
        // A crash may leave half an item beside the others.
        .option("pathGlobFilter", "*.parquet")
        .parquet(literal(folder));
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
