package dev.refocus.dispatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** A large run, made of copies of a small run's images. */
public final class RunCopies {
  private static final int ROWS_PER_FILE = 32;

  private RunCopies() {}

  /**
   * Writes it to {@code run} in a folder.
   *
   * @param table of a run from a local input
   */
  public static Path write(Dataset<Row> table, int rows, Path folder) throws IOException {
    Path run = folder.resolve("run");
    copies(table, rows, folder)
        .repartition(Math.max(rows / ROWS_PER_FILE, 1))
        .write()
        .parquet(run.toString());
    return run;
  }

  /** Rows of different inputs, whose files are copies too. */
  private static Dataset<Row> copies(Dataset<Row> table, int rows, Path folder) throws IOException {
    Dataset<Row> fitted = table.where("hr IS NOT NULL");
    int images = Math.toIntExact(fitted.count());
    for (Row row : fitted.select("uri").collectAsList()) {
      Path file = Path.of(row.getString(0).substring("file:".length()));
      for (int i = 0; i <= rows / images; i++) {
        Path copy = folder.resolve("input" + i).resolve(file.getFileName());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return fitted
        .crossJoin(table.sparkSession().range(rows / images + 1).toDF("copy"))
        .withColumn(
            "uri",
            functions.concat(
                functions.lit("file:" + folder + "/input"),
                functions.col("copy"),
                functions.lit("/"),
                functions.substring_index(functions.col("uri"), "/", -1)))
        .drop("copy")
        .limit(rows);
  }
}
