package dev.refocus.commit.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.commit.output.Manifest.DataFile;
import dev.refocus.row.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestManifest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Long> COUNTS =
      Map.of("restored", 2L, "degraded", 1L, "failed", 1L, "skipped", 0L);
  private static final Map<String, Long> INPUT_COUNTS =
      Map.of("restored", 2L, "degraded", 1L, "failed", 0L, "skipped", 0L);
  private static final List<DataFile> FILES =
      List.of(new DataFile("part-0.parquet", 7, 4, "ab".repeat(32)));

  @TempDir private Path folder;
  private OutputFolder output;

  @BeforeEach
  void nameOutput() {
    output = new OutputFolder(folder.toString(), new Configuration());
  }

  @Test
  void isAbsentUntilARunHasCommitted() throws IOException {
    assertThat(Manifest.read(output)).isEmpty();
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    manifest().write(output);
    assertThat(Manifest.read(output)).contains(manifest());
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void itsFieldsAreNamedAsTheSpecificationNamesThem() throws IOException {
    manifest().write(output);
    JsonNode json = json();
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "version",
            "run_id",
            "committed_at",
            "config_id",
            "settings",
            "inputs",
            "left_out",
            "rows",
            "counts",
            "input_counts",
            "files");
    assertThat(json.at("/files/0").fieldNames())
        .toIterable()
        .containsExactly("name", "bytes", "rows", "sha256");
  }

  @Test
  void replacesAFormerOne() throws IOException {
    manifest().write(output);
    Manifest later = with("config", 5, COUNTS, INPUT_COUNTS, FILES);
    later.write(output);
    assertThat(Manifest.read(output)).contains(later);
  }

  @Test
  void aManifestOfAFormerVersionIsReadAndWrittenAnew() throws IOException {
    manifest().write(output);
    ObjectNode former = (ObjectNode) json();
    former.remove("input_counts");
    Files.delete(folder.resolve("." + Manifest.FILE + ".crc"));
    Files.writeString(folder.resolve(Manifest.FILE), former.toString());
    Manifest read = Manifest.read(output).orElseThrow();
    assertThat(read.inputCounts()).isNull();
    assertThat(manifest().says(read)).isFalse();
  }

  @Test
  void aCutManifestIsNoManifest() throws IOException {
    Files.writeString(folder.resolve(Manifest.FILE), "{ \"version\" : 1, ");
    assertThatThrownBy(() -> Manifest.read(output)).isInstanceOf(IOException.class);
  }

  @Test
  void saysTheSameWhoeverWroteItAndWhen() {
    Manifest other =
        new Manifest(
            1,
            "other",
            "later",
            "config",
            Map.of(),
            3,
            Map.of(),
            4,
            COUNTS,
            INPUT_COUNTS,
            List.copyOf(FILES));
    assertThat(manifest().says(other)).isTrue();
  }

  @Test
  void saysSomethingElseOfOtherRows() {
    List<DataFile> rewritten = List.of(new DataFile("part-0.parquet", 7, 4, "cd".repeat(32)));
    assertThat(
            List.of(
                with("another", 3, COUNTS, INPUT_COUNTS, FILES),
                with("config", 4, COUNTS, INPUT_COUNTS, FILES),
                with("config", 3, INPUT_COUNTS, INPUT_COUNTS, FILES),
                with("config", 3, COUNTS, COUNTS, FILES),
                with("config", 3, COUNTS, INPUT_COUNTS, List.of()),
                with("config", 3, COUNTS, INPUT_COUNTS, rewritten)))
        .noneMatch(other -> manifest().says(other));
  }

  @Test
  void countsThisRunsInputsNotAllRows() {
    assertThat(manifest().count(Status.FAILED)).isZero();
    assertThat(manifest().count(Status.RESTORED)).isEqualTo(2);
  }

  private JsonNode json() throws IOException {
    return JSON.readTree(folder.resolve(Manifest.FILE).toFile());
  }

  private static Manifest manifest() {
    return with("config", 3, COUNTS, INPUT_COUNTS, FILES);
  }

  private static Manifest with(
      String configId,
      long inputs,
      Map<String, Long> counts,
      Map<String, Long> inputCounts,
      List<DataFile> files) {
    return new Manifest(
        Manifest.VERSION,
        "run",
        "2026-11-22T00:00:00Z",
        configId,
        Map.of("fit.scale", "2"),
        inputs,
        Map.of(),
        4,
        counts,
        inputCounts,
        files);
  }
}
