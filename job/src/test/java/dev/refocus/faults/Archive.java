package dev.refocus.faults;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tiny images in the bucket {@value #BUCKET}, sound and unsound, and what becomes of them. */
final class Archive {
  static final String BUCKET = "archive";

  private final S3Fixture s3;
  private final Path folder;
  private final Map<String, Map<String, Object>> undisturbed;

  /**
   * Puts the images and restores them once, with nothing in the way.
   *
   * @param folder for downloads
   */
  Archive(S3Fixture s3, Path folder, int images) throws IOException {
    this.s3 = s3;
    this.folder = folder;
    for (int i = 0; i < images; i++) {
      s3.put(BUCKET, "images/%03d.png".formatted(i), SampleImages.png(24 + i % 5, 24, i));
    }
    s3.put(BUCKET, "images/broken.png", "no image".getBytes(StandardCharsets.UTF_8));
    s3.put(BUCKET, "images/notes.txt", "no image".getBytes(StandardCharsets.UTF_8));
    CommandRun run = CommandRun.of(arguments("undisturbed", Map.of()).toArray(String[]::new));
    if (run.exitCode() != 2) {
      throw new IllegalStateException("exit code " + run.exitCode() + ": " + run.err());
    }
    undisturbed = rows("undisturbed");
  }

  /**
   * {@code refocus restore} of the archive.
   *
   * @param output its name in the bucket
   * @param replaced Hadoop's settings that differ from the server's own
   */
  List<String> arguments(String output, Map<String, String> replaced, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("restore", "--input=s3a://archive/images"));
    arguments.addAll(List.of("--output=s3a://archive/" + output, "--json"));
    arguments.addAll(List.of("--scale=2", "--profile=fast", "--conf=spark.ui.enabled=false"));
    arguments.addAll(List.of("--set=run.images-per-file=4"));
    arguments.addAll(List.of(s3.confOptions(replaced)));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--master"))) {
      arguments.add("--master=local[2]");
    }
    return arguments;
  }

  /** The rows of an uninterrupted run, by name, without what may differ. */
  Map<String, Map<String, Object>> undisturbed() {
    return undisturbed;
  }

  /**
   * The rows of an output as a reader of its folder sees them.
   *
   * @throws AssertionError if two are of one input
   */
  Map<String, Map<String, Object>> rows(String output) throws IOException {
    return dev.refocus.Rows.lasting(
        new ParquetTable(download(output)).rows("s3a://archive/images"));
  }

  Path download(String output) throws IOException {
    Path copy = Files.createTempDirectory(folder, output);
    s3.download(BUCKET, output + "/", copy);
    return copy;
  }
}
