package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.TaskBatches;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What file names and keys may hold, from listing to row. */
@Timeout(180)
@Tag("long")
class TestOddNames {
  private static final List<String> NAMES =
      List.of(
          "two words.png",
          " leading and trailing .png",
          "gr\u00f6\u00dfe/\u5199\u771f \ud83d\uddbc.png",
          "e\u0301 decomposed.png",
          "new\nline.png",
          "tab\there.png",
          "hash#1.png",
          "per%20cent.png",
          "100%.png",
          "plus+and&.png",
          "quote'd \"twice\".png",
          "[set] {a,b} star* question?.png",
          "semi;colon,comma=.png",
          "_DSC0042.png",
          "_originals/_MG_0007.png",
          "12:30.png",
          "Case.png",
          "case.png",
          "no ending");

  /** Hidden by a dot, or of Spark by their name: no inputs. */
  private static final List<String> HIDDEN = List.of(".hidden.png", "_temporary/half.png");

  @TempDir private Path temporary;

  @Test
  void everyNameOfAFolderHasItsRow() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("archive"));
    for (String name : names()) {
      Files.createDirectories(archive.resolve(name).getParent());
      Files.write(archive.resolve(name), bytes(name));
    }
    Path output = temporary.resolve("output");
    CommandRun run = CommandRun.restore("local[2]", archive, output, OPTIONS);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertRows(new ParquetTable(output).rows("/archive"));
    assertThat(run.outLines()).as("one line each, whatever the name").hasSize(NAMES.size() + 1);
  }

  @Test
  void everyKeyOfABucketHasItsRow() throws IOException {
    try (S3Fixture s3 = new S3Fixture("names")) {
      for (String name : names()) {
        s3.put("names", "archive/" + name, bytes(name));
      }
      List<String> options = new ArrayList<>(List.of(s3.confOptions(Map.of())));
      options.addAll(List.of(OPTIONS));
      CommandRun run =
          CommandRun.restore(
              "local[2]",
              "s3a://names/archive/",
              "s3a://names/output",
              options.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isZero();
      Path copy = temporary.resolve("copy");
      s3.download("names", "output", copy);
      assertRows(new ParquetTable(copy).rows("/archive"));
    }
  }

  /** A second or two; Hadoop's own walk takes half a minute. */
  @Test
  @Timeout(20)
  void tenThousandFilesOfOneFolderAreListed() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("many"));
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(archive.resolve(i + ".png"));
    }
    List<ImageRef> refs =
        new ImageListing(new Configuration(), List.of("png"), new PrintWriter(System.err))
            .list(archive.toString());
    assertThat(refs).hasSize(10_000).extracting(ImageRef::uri).doesNotHaveDuplicates();
    assertThat(TaskBatches.deal(refs, 64)).hasSize(64);
  }

  private static final String[] OPTIONS = {"--scale=2", "--profile=fast", "--set=run.max-tasks=2"};

  private static List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(HIDDEN);
    return names;
  }

  /** One of them an image, to see that it is read by the name that is written. */
  private static byte[] bytes(String name) throws IOException {
    return name.startsWith("new")
        ? SampleImages.png(24, 24, 1)
        : name.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertRows(Map<String, Map<String, Object>> rows) {
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(rows.get("new\nline.png").get("hr")).isNotNull();
    rows.forEach(
        (name, row) ->
            assertThat(row.get("status"))
                .as(name)
                .isIn(
                    name.startsWith("new") ? List.of("restored", "degraded") : List.of("skipped")));
  }
}
