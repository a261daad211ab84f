package dev.refocus.commit.rows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.UsageException;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.sql.RuntimeConfig;

/**
 * S3A's magic committer: a job's files are parts of multipart uploads, completed when it commits.
 * Any other way renames, which an object store does by copying, file by file: a run that dies
 * meanwhile leaves some of its files visible.
 */
final class MagicCommitter {
  private static final String NAME = "magic";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.hadoop.fs.s3a.committer.name",
          NAME,
          "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
          "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
          "spark.sql.sources.commitProtocolClass",
          "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
          "spark.sql.parquet.output.committer.class",
          "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter");

  private MagicCommitter() {}

  /**
   * Before hours of work.
   *
   * @throws UsageException if a setting would choose another committer
   */
  static void requireConfigured(RuntimeConfig spark) {
    SETTINGS.forEach(
        (key, value) -> {
          String actual = spark.get(key, "not set");
          if (!actual.equals(value)) {
            throw new UsageException(
                "%s: %s, must be %s for an s3a:// output, as in conf/spark-defaults.conf"
                    .formatted(key, actual, value));
          }
        });
  }

  /**
   * After them: what {@code _SUCCESS} says.
   *
   * @throws IllegalStateException if another committer wrote it
   */
  static void requireUsed(byte[] success) throws IOException {
    String committer = committer(success);
    if (!committer.equals(NAME)) {
      throw new IllegalStateException(
          "_SUCCESS names the committer %s, must be %s; do not use this output"
              .formatted(committer, NAME));
    }
  }

  /** The S3A committers say their name in {@code _SUCCESS}; the file committer leaves it empty. */
  private static String committer(byte[] success) throws IOException {
    return success.length == 0
        ? "file"
        : new ObjectMapper().readTree(success).path("committer").asText("unknown");
  }
}
