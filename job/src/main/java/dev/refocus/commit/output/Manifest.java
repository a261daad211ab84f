package dev.refocus.commit.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.refocus.row.Status;
import dev.refocus.store.AtomicFile;
import dev.refocus.store.SmallFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * {@code _MANIFEST.json}: what an output consists of. Its writing is the commit of a run: the table
 * then has one row for every input.
 *
 * @param version of this form: 1
 * @param runId the run that wrote it
 * @param committedAt ISO 8601, UTC
 * @param configId of every row
 * @param settings what {@code configId} stands for
 * @param inputs of that run
 * @param leftOut files that were no inputs of that run, by the options that left them out; null in
 *     those of former versions
 * @param rows of the table; more than {@code inputs} if former inputs are not there any more, or
 *     left out
 * @param counts rows by {@code status}
 * @param inputCounts the same of the rows of that run's inputs only; null in those of former
 *     versions
 * @param files of the table, by name; a file beside them that is not listed is to be ignored
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Manifest(
    int version,
    String runId,
    String committedAt,
    String configId,
    Map<String, String> settings,
    long inputs,
    Map<String, Long> leftOut,
    long rows,
    Map<String, Long> counts,
    Map<String, Long> inputCounts,
    List<DataFile> files) {
  public static final String FILE = "_MANIFEST.json";
  public static final int VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * One Parquet file.
   *
   * @param sha256 of its bytes as they lie in the store, 64 hexadecimal digits
   */
  public record DataFile(String name, long bytes, long rows, String sha256) {}

  /** That of an output, if a run has committed one. */
  public static Optional<Manifest> read(OutputFolder output) throws IOException {
    FileSystem files = output.files();
    Path path = new Path(output.path(), FILE);
    return files.exists(path)
        ? Optional.of(JSON.readValue(SmallFile.read(files, path), Manifest.class))
        : Optional.empty();
  }

  /** Whether another says the same of the table, whoever wrote it and when. */
  public boolean says(Manifest other) {
    return inputs == other.inputs
        && configId.equals(other.configId)
        && counts.equals(other.counts)
        && inputCounts.equals(other.inputCounts)
        && leftOut.equals(other.leftOut)
        && files.equals(other.files);
  }

  /** The run's inputs of a status. */
  public long count(Status status) {
    return inputCounts.get(status.text());
  }

  public void write(OutputFolder output) throws IOException {
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    AtomicFile.write(output.files(), new Path(output.path(), FILE), bytes);
  }
}
