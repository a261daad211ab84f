package dev.refocus.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tiny images in a bucket, sound and unsound, and what becomes of them. */
final class Archive {
  private final S3Fixture s3;
  private final String bucket;
  private final Map<String, String> settings;
  private final Path folder;
  private final Map<String, Map<String, Object>> undisturbed;

  /**
   * Puts the images and restores them once, with nothing in the way.
   *
   * @param bucket one for each test class: Hadoop keeps a client per bucket and JVM
   * @param settings of Hadoop that differ from those under which {@code s3a://} is the server
   * @param folder for downloads
   */
  Archive(S3Fixture s3, String bucket, Map<String, String> settings, Path folder, int images)
      throws IOException {
    this.s3 = s3;
    this.bucket = bucket;
    this.settings = settings;
    this.folder = folder;
    for (int i = 0; i < images; i++) {
      s3.put(
          bucket,
          String.format(Locale.ROOT, "images/%03d.png", i),
          SampleImages.png(24 + i % 5, 24, i));
    }
    s3.put(bucket, "images/broken.png", SampleImages.halfPng(1));
    s3.put(bucket, "images/notes.txt", "no image".getBytes(StandardCharsets.UTF_8));
    CommandRun run = CommandRun.of(arguments("undisturbed").toArray(String[]::new));
    if (run.exitCode() != 2) {
      throw new IllegalStateException("exit code " + run.exitCode() + ": " + run.err());
    }
    Path copy = Files.createTempDirectory(folder, "undisturbed");
    s3.download(bucket, "undisturbed/", copy);
    undisturbed = rows(copy);
  }

  /**
   * {@code refocus restore} of the archive.
   *
   * @param output its name in the bucket
   * @param more options; {@code --master} if it is not {@code local[2]}
   */
  List<String> arguments(String output, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("restore", "--input=s3a://%s/images".formatted(bucket)));
    arguments.addAll(
        List.of("--output=s3a://%s/%s".formatted(bucket, output), "--json", "--strict"));
    arguments.addAll(List.of("--scale=2", "--profile=fast", "--conf=spark.ui.enabled=false"));
    arguments.addAll(List.of("--set=run.images-per-file=16"));
    arguments.addAll(List.of(s3.confOptions(settings)));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--master"))) {
      arguments.add("--master=local[2]");
    }
    return arguments;
  }

  /**
   * Whoever reads the folder sees the rows of an undisturbed run, one per input, with the same
   * pixels and kernels, and the manifest names the very files.
   */
  void assertWhole(String output, String description) throws IOException {
    Path copy = Files.createTempDirectory(folder, output);
    s3.download(bucket, output + "/", copy);
    assertThat(rows(copy)).as(description).isEqualTo(undisturbed);
    JsonNode manifest = new ObjectMapper().readTree(copy.resolve("_MANIFEST.json").toFile());
    assertThat(manifest.path("inputs").asInt()).as(description).isEqualTo(undisturbed.size());
    assertThat(manifest.path("rows").asInt()).as(description).isEqualTo(undisturbed.size());
    Map<String, String> digests = new TreeMap<>();
    for (JsonNode file : manifest.path("files")) {
      digests.put(file.path("name").asText(), file.path("sha256").asText());
    }
    Map<String, String> actual = new TreeMap<>();
    for (Path file : new ParquetTable(copy).files()) {
      actual.put(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)));
    }
    assertThat(digests).as(description).isEqualTo(actual);
  }

  private Map<String, Map<String, Object>> rows(Path copy) throws IOException {
    return Rows.lasting(new ParquetTable(copy).rows("s3a://%s/images".formatted(bucket)));
  }

  /** Names of the objects of an output, below its folder. */
  List<String> keys(String output) {
    String prefix = output + "/";
    return s3.keys(bucket).stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** How many images the ledger of an output has. */
  int items(String output) {
    return (int) keys(output).stream().filter(key -> key.matches("_items/.*\\.parquet")).count();
  }
}
