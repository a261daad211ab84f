package dev.refocus.commit;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;

/** Reads tables by the names that they have, which Spark would take for globs: {@code out[1]}. */
public final class TableReader {
  private TableReader() {}

  /** The table in a folder. */
  public static Dataset<Row> read(SparkSession spark, String folder) {
    return of(spark).parquet(folder);
  }

  /** Paths of its tables mean themselves. */
  static DataFrameReader of(SparkSession spark) {
    return spark.read().option(DataSource.GLOB_PATHS_KEY(), "false");
  }
}
