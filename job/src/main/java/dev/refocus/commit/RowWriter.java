package dev.refocus.commit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Writes rows as Parquet, as {@code conf/spark-defaults.conf} shapes it, and proves the commit. */
public final class RowWriter {
  private final int imagesPerFile;

  /**
   * @param imagesPerFile upper bound on the rows of a file
   */
  public RowWriter(int imagesPerFile) {
    this.imagesPerFile = imagesPerFile;
  }

  /**
   * Computes and writes the rows one by one.
   *
   * @throws IllegalStateException if the files were not committed as the store needs it
   */
  public void write(Dataset<Row> rows, OutputFolder output) throws IOException {
    rows.write()
        // The folder is known to be empty; Spark's stricter mode would refuse that it exists.
        .mode(SaveMode.Append)
        .option("maxRecordsPerFile", imagesPerFile)
        .parquet(output.path().toString());
    requireCommitted(output);
  }

  private static void requireCommitted(OutputFolder output) throws IOException {
    Path marker = new Path(output.path(), "_SUCCESS");
    try (InputStream stream = output.files().open(marker)) {
      byte[] content = stream.readAllBytes();
      if (output.files().getScheme().equals("s3a") && !committer(content).equals("magic")) {
        throw new IllegalStateException(
            "%s: committer %s, must be magic: anything else renames on an object store, which can lose files; see conf/spark-defaults.conf"
                .formatted(marker, committer(content)));
      }
    }
  }

  /** The S3A committers say their name in {@code _SUCCESS}; the file committer leaves it empty. */
  static String committer(byte[] success) throws IOException {
    if (success.length == 0) {
      return "file";
    }
    JsonNode name = new ObjectMapper().readTree(success).path("committer");
    return name.asText("unknown");
  }
}
