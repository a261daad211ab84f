package dev.refocus.commit.rows;

import dev.refocus.commit.output.OutputFolder;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes rows as Parquet, as {@code conf/spark-defaults.conf} shapes it, and proves the commit. */
public final class RowWriter {
  private final OutputFolder output;
  private final int imagesPerFile;

  /**
   * Proves before hours of work that rows can be kept, beside those that are there already.
   *
   * @param imagesPerFile upper bound on the rows of a file
   * @throws dev.refocus.UsageException if the folder is not writable, or on an object store that
   *     Spark is not set up for
   */
  public RowWriter(SparkSession spark, OutputFolder output, int imagesPerFile) throws IOException {
    this.output = output;
    this.imagesPerFile = imagesPerFile;
    output.requireWritable();
    requireConfigured(spark);
  }

  private void requireConfigured(SparkSession spark) throws IOException {
    if (isObjectStore(output.files())) {
      MagicCommitter.requireConfigured(spark.conf());
    }
  }

  /**
   * Computes and writes the rows one by one.
   *
   * @throws IllegalStateException if the files were not committed as the store needs it
   */
  public void write(Dataset<Row> rows) throws IOException {
    rows.write()
        .mode(SaveMode.Append)
        .option("maxRecordsPerFile", imagesPerFile)
        .parquet(output.path().toString());
    requireCommitted();
  }

  private void requireCommitted() throws IOException {
    FileSystem files = output.files();
    try (InputStream success = files.open(new Path(output.path(), "_SUCCESS"))) {
      if (isObjectStore(files)) {
        MagicCommitter.requireUsed(success.readAllBytes());
      }
    }
  }

  private static boolean isObjectStore(FileSystem files) {
    return files.getScheme().equals("s3a");
  }
}
