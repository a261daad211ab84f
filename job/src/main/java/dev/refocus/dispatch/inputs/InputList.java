package dev.refocus.dispatch.inputs;

import dev.refocus.UsageException;
import dev.refocus.commit.table.TableReader;
import dev.refocus.discover.InputPath;
import dev.refocus.store.SmallFile;
import dev.refocus.store.StoreErrors;
import dev.refocus.text.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * The URIs of a list, each once: the lines of a text, or the column {@code uri} of a CSV file with
 * a header or of a Parquet table, such as that of an earlier run.
 */
final class InputList {
  private static final String OPTION = "--input-list";
  private static final String COLUMN = "uri";

  private InputList() {}

  /**
   * Reads the list.
   *
   * @throws UsageException if it cannot be read, has no such column or names nothing
   */
  static List<String> read(String list, SparkSession spark) {
    try {
      Path path = InputPath.of(list);
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      List<String> uris = uris(list, path, files, spark).distinct().toList();
      if (uris.isEmpty()) {
        throw new UsageException(
            "%s %s: names no input; write one URI on each line".formatted(OPTION, list));
      }
      return uris;
    } catch (IOException | IllegalArgumentException e) {
      throw StoreErrors.usage(OPTION, list, e);
    }
  }

  private static Stream<String> uris(String list, Path path, FileSystem files, SparkSession spark)
      throws IOException {
    String name = path.getName().toLowerCase(Locale.ROOT);
    if (files.getFileStatus(path).isDirectory() || name.endsWith(".parquet")) {
      return ofTable(list, files.makeQualified(path), spark);
    }
    String text = new String(SmallFile.read(files, path), StandardCharsets.UTF_8);
    return name.endsWith(".csv") ? ofCsv(list, text) : text.lines().filter(line -> !line.isBlank());
  }

  private static Stream<String> ofTable(String list, Path path, SparkSession spark) {
    try {
      return TableReader.read(spark, path.toString())
          .select(COLUMN)
          .as(Encoders.STRING())
          .collectAsList()
          .stream();
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw withoutColumn(list, e);
      }
      throw e;
    }
  }

  private static Stream<String> ofCsv(String list, String text) {
    List<Csv.Line> lines = Csv.read(list, text);
    int column = lines.isEmpty() ? -1 : lines.get(0).cells().indexOf(COLUMN);
    if (column < 0) {
      throw withoutColumn(list, null);
    }
    return lines.stream()
        .skip(1)
        .filter(line -> line.cells().size() > column)
        .map(line -> line.cells().get(column));
  }

  private static UsageException withoutColumn(String list, Exception cause) {
    return new UsageException(
        "%s %s: has no column uri; name the column with the URIs so".formatted(OPTION, list),
        cause);
  }
}
