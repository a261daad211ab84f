package dev.refocus.dispatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark whose images and results are in buckets. */
@Timeout(180)
@Tag("long")
class TestEvaluateOnS3 {
  private static S3Fixture s3;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException {
    s3 = new S3Fixture("s3-images", "s3-benchmark");
    s3.put("s3-images", "discs/a.png", SampleImages.png(64, 64, 1));
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void goesOnWhereItWasAndDraws() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("bucket.yaml"),
            """
            images: discs/*.png
            scale: 2
            kernels: [bicubic, square]
            profiles: [fast]
            """);
    CommandRun first = evaluate(spec, "--limit=1");
    CommandRun second = evaluate(spec);
    CommandRun drawn = evaluate(spec, "--case=bucket/a/square/x2");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.err()).contains("1 of 2 cases are in s3a://s3-benchmark/run already");
    assertThat(second.outLines().get(1)).startsWith("bucket fast").contains("  2  ");
    assertThat(drawn.exitCode()).as(drawn.err()).isZero();
    assertThat(s3.text("s3-benchmark", "run/cases/_SUCCESS")).contains("\"magic\"");
    assertThat(s3.keys("s3-benchmark"))
        .contains("run/pictures/bucket/a/square/x2/fast-0/hr.png")
        .filteredOn(key -> key.matches("run/cases/part-.*\\.parquet"))
        .hasSize(2);
    assertThat(s3.openUploads("s3-benchmark")).isEmpty();
    assertThat(first.out() + first.err() + drawn.out()).doesNotContain(s3.server().secretKey());
  }

  private static CommandRun evaluate(Path spec, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("evaluate", spec.toString(), "--images=s3a://s3-images"));
    arguments.addAll(List.of("--output=s3a://s3-benchmark/run", "--master=local[1]"));
    arguments.addAll(List.of("--conf=spark.ui.enabled=false"));
    arguments.addAll(List.of(s3.confOptions(Map.of())));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
