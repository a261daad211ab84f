package dev.refocus.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code refocus plan} of small archives, on a disk and on S3. */
@Tag("long")
class TestPlan {
  private static final String BUCKET = "s3-plan";

  @TempDir private static Path temporary;
  private static Path archive;

  @BeforeAll
  static void makeAnArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    Files.write(archive.resolve("a.png"), SampleImages.png(30, 24, 1));
    Files.write(archive.resolve("b.png"), SampleImages.png(24, 24, 2));
    Files.write(archive.resolve("small.png"), SampleImages.png(8, 8, 3));
    Files.writeString(archive.resolve("notes.txt"), "no image by its name");
    Files.writeString(archive.resolve("text.png"), "no image by its bytes");
  }

  @Test
  void aProbeGivesTimesMemoryAndOutputOfEveryProfile() throws IOException {
    CommandRun run = plan(archive.toString(), "--cores=3");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("5 inputs: reading their headers", "for 20 s");
    assertThat(run.out())
        .containsPattern("png +2 +0\\.00 +")
        .containsPattern("failed +TOO_SMALL +1\n")
        .containsPattern("skipped +UNSUPPORTED_FORMAT +1\n")
        .containsPattern("skipped +NOT_AN_IMAGE +1\n")
        .contains("time on 3 cores")
        .containsPattern("(?m)^fast +\\d")
        .containsPattern("(?m)^solver +\\d")
        .containsPattern("at x2, by a probe of this machine: [12] images");
    try (Stream<Path> files = Files.list(archive)) {
      assertThat(files).as("a plan writes nothing").hasSize(5);
    }
  }

  @Test
  void aFinishedRunTellsHowFastTheMachineIs() throws IOException {
    Path output = temporary.resolve("output");
    CommandRun.restore("local[2]", archive, output, "--scale=2", "--profile=fast");
    CommandRun run = plan(archive.toString(), "--from=" + output, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("for 20 s");
    JsonNode fast = line(run, "fast");
    assertThat(fast.path("calibration").asText()).isEqualTo("rows of " + output + ": 2 images");
    assertThat(fast.path("cores").asInt()).isEqualTo(2);
    assertThat(line(run, "balanced").path("core_seconds").asDouble())
        .isGreaterThan(fast.path("core_seconds").asDouble());
    assertThat(run.outLines()).hasSize(1 + 3 + 5);
  }

  @Test
  void aPlanIsOfTheInputsThatARunWouldHave() throws IOException {
    Path list = Files.writeString(temporary.resolve("list.txt"), archive.resolve("a.png") + "\n");
    CommandRun listed = planned(Stream.of("--input-list=" + list));
    assertThat(listed.err()).contains("1 inputs: reading their headers");
    assertThat(listed.exitCode()).as(listed.err()).isZero();
    CommandRun chosen = plan(archive.toString(), "--include=?.png", "--min-side=25", "--limit=2");
    assertThat(chosen.err())
        .contains("left out by --include/--exclude: 3 files")
        .contains("2 inputs: reading their headers");
    assertThat(chosen.out()).containsPattern("skipped +TOO_SMALL +2\n");
    CommandRun neither = CommandRun.of("plan", "--scale=2");
    assertThat(neither.err()).contains("needs one of --input and --input-list");
    assertThat(neither.exitCode()).isEqualTo(1);
  }

  private static JsonNode line(CommandRun run, String profile) throws IOException {
    String line =
        run.outLines().stream()
            .filter(text -> text.contains("\"profile\":\"" + profile + "\""))
            .findFirst()
            .orElseThrow();
    return new ObjectMapper().readTree(line);
  }

  @Test
  void whatIsNoRunAndNoNumberOfCoresIsRefused() {
    CommandRun from = plan(archive.toString(), "--from=" + archive);
    assertThat(from.exitCode()).isEqualTo(1);
    assertThat(from.err())
        .endsWith(
            "refocus: --from %s: is no output of a finished run; name the --output of refocus restore\n"
                .formatted(archive));
    CommandRun cores = plan(archive.toString(), "--cores=0");
    assertThat(cores.exitCode()).isEqualTo(1);
    assertThat(cores.err()).isEqualTo("refocus: --cores 0: must be at least 1\n");
  }

  @Test
  void anArchiveOnS3IsPlanned() throws IOException {
    try (S3Fixture s3 = new S3Fixture(BUCKET)) {
      s3.put(BUCKET, "images/a.png", SampleImages.png(26, 24, 1));
      s3.put(BUCKET, "images/huge.png", SampleImages.pngHeader(30_000, 30_000));
      CommandRun run = plan("s3a://%s/images".formatted(BUCKET), s3.confOptions(Map.of()));
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).containsPattern("png +1 ").containsPattern("failed +SIDE_TOO_LONG +1");
    }
  }

  private static CommandRun plan(String input, String... more) {
    return planned(Stream.concat(Stream.of("--input=" + input), Stream.of(more)));
  }

  private static CommandRun planned(Stream<String> more) {
    Stream<String> fixed =
        Stream.of(
            "plan",
            "--scale=2",
            "--profile=fast",
            "--master=local[2]",
            "--conf=spark.ui.enabled=false");
    return CommandRun.of(Stream.concat(fixed, more).toArray(String[]::new));
  }
}
