package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Objects of equal bytes, whose ETags say so. */
@Timeout(180)
@Tag("long")
class TestEqualBytesOnS3 {
  private static final String BUCKET = "s3-equal";

  @TempDir private Path folder;

  @Test
  void equalObjectsAreFittedOnceInARunAndBetweenRuns() throws IOException {
    byte[] image = SampleImages.png(24, 24, 1);
    try (S3Fixture s3 = new S3Fixture(BUCKET)) {
      s3.put(BUCKET, "images/a.png", image);
      s3.put(BUCKET, "images/folder/b.png", image);
      s3.put(BUCKET, "images/c.png", SampleImages.png(24, 26, 2));
      assertThat(restore(s3, "images").err()).contains("1 of equal bytes", "3 inputs: ");
      s3.put(BUCKET, "later/renamed.png", image);
      CommandRun renamed = restore(s3, "later", "--prune");
      assertThat(renamed.err())
          .contains(
              "1 of equal bytes", "3 rows of inputs that are gone were dropped", "1 inputs: ");
      assertThat(renamed.exitCode()).isZero();
      s3.download(BUCKET, "table/", folder);
    }
    Map<String, Map<String, Object>> rows = new ParquetTable(folder).rows(BUCKET);
    assertThat(rows).containsOnlyKeys("later/renamed.png");
    assertThat(Rows.struct(rows.get("later/renamed.png").get("hr")).get("bytes")).isNotNull();
  }

  private static CommandRun restore(S3Fixture s3, String input, String... more) {
    String[] options =
        Stream.of(s3.confOptions(Map.of()), new String[] {"--scale=2", "--profile=fast"}, more)
            .flatMap(Stream::of)
            .toArray(String[]::new);
    return CommandRun.restore(
        "local[2]",
        "s3a://%s/%s".formatted(BUCKET, input),
        "s3a://%s/table".formatted(BUCKET),
        options);
  }
}
