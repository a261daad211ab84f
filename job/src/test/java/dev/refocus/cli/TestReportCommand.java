package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import dev.refocus.report.PageText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@Timeout(300)
class TestReportCommand {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>.png";

  @TempDir private static Path folder;
  private static Path input;
  private static Path run;

  @BeforeAll
  static void restore() throws IOException {
    input = Files.createDirectories(folder.resolve("input"));
    run = folder.resolve("a run");
    Files.write(input.resolve("wide.png"), SampleImages.png(64, 32, 1));
    Files.write(input.resolve("goes.png"), SampleImages.png(32, 32, 3));
    Files.write(input.resolve(HOSTILE), SampleImages.png(32, 32, 2));
    Files.writeString(input.resolve("broken.png"), "no image");
    restoreTo(run, "--profile=fast");
    Files.delete(input.resolve("goes.png"));
  }

  private static CommandRun restoreTo(Path output, String... more) {
    return CommandRun.restore(
        "local[1]",
        input,
        output,
        Stream.concat(Stream.of("--scale=2"), Stream.of(more)).toArray(String[]::new));
  }

  private static CommandRun report(Object place, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "report", place.toString(), "--master=local[1]", "--conf=spark.ui.enabled=false"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode card(JsonNode data, String name) {
    for (JsonNode card : data.path("cards")) {
      if (card.path("name").asText().equals(name)) {
        return card;
      }
    }
    throw new AssertionError(name + " has no card");
  }

  private static BufferedImage picture(JsonNode card, String name) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(card.path(name).binaryValue()));
  }

  @Test
  void aRunIsAPageInsideIt() throws IOException {
    CommandRun report = report(run);
    Path page = run.resolve("_report/index.html");
    assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.RESTORED);
    assertThat(report.outLines()).containsExactly("file:" + page);
    assertThat(page.getParent().toFile().list()).hasSize(1);
    assertThat(report.err()).contains("4 of 4 rows with a card");
    String html = Files.readString(page);
    JsonNode data = PageText.data(html);
    assertThat(data.path("statuses").path("skipped").asInt()).isEqualTo(1);
    assertThat(data.path("run").path("settings").path("fit.scale").asText()).isEqualTo("2");
    assertThat(card(data, "broken.png").path("code").asText()).isEqualTo("NOT_AN_IMAGE");
    JsonNode wide = card(data, "wide.png");
    for (String side : List.of("before", "after")) {
      assertThat(picture(wide, side).getWidth()).as(side).isEqualTo(128);
      assertThat(picture(wide, side).getHeight()).as(side).isEqualTo(64);
    }
    assertThat(difference(picture(wide, "before"), picture(wide, "after")))
        .as("mean levels: the same place, not the same picture")
        .isBetween(0.5, 20.0);
    JsonNode gone = card(data, "goes.png");
    assertThat(gone.path("after").isNull()).isFalse();
    assertThat(gone.has("before")).isFalse();
    assertThat(gone.path("note").asText()).contains("goes.png").contains("no such file");

    assertThat(report(run).exitCode()).isZero();
    assertThat(page).content().as("the same run, the same page").isEqualTo(html);
    assertThat(restoreTo(run, "--profile=fast").err())
        .contains("3 inputs: ", "1 rows of inputs that are gone");
  }

  private static double difference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int i = 0; i < a.getWidth() * a.getHeight(); i++) {
      int x = i % a.getWidth();
      int y = i / a.getWidth();
      sum += Math.abs(a.getRaster().getSample(x, y, 1) - b.getRaster().getSample(x, y, 1));
    }
    return sum / a.getWidth() / a.getHeight();
  }

  @Test
  void picturesAreBoundedInNumberAndSide() throws IOException {
    Path page = folder.resolve("bounded.html");
    assertThat(report(run, "--images=2", "--sample", "--side=64", "--output=" + page).exitCode())
        .isZero();
    JsonNode data = PageText.data(Files.readString(page));
    assertThat(data.path("cards")).hasSize(2);
    assertThat(data.path("total").asInt()).isEqualTo(4);
    report(run, "--side=64", "--output=" + page);
    JsonNode wide = card(PageText.data(Files.readString(page)), "wide.png");
    assertThat(picture(wide, "after").getWidth()).isEqualTo(64);
    assertThat(picture(wide, "before").getWidth()).isEqualTo(64);
    assertThat(picture(wide, "whole").getWidth()).isEqualTo(128);
    assertThat(difference(picture(wide, "before"), picture(wide, "after"))).isBetween(0.5, 20.0);
  }

  @Test
  void twoRunsStandSideBySide() throws IOException {
    Path other = folder.resolve("other");
    restoreTo(other, "--profile=balanced");
    Path page = folder.resolve("compared");
    CommandRun report = report(run, "--compare=" + other, "--output=" + page + "/");
    assertThat(report.exitCode()).as(report.err()).isZero();
    JsonNode data = PageText.data(Files.readString(page.resolve("index.html")));
    assertThat(data.path("comparison").path("both").asInt()).isEqualTo(3);
    assertThat(data.path("comparison").path("onlyHere").asInt()).isEqualTo(1);
    assertThat(data.path("comparison").path("changed").asInt()).isEqualTo(2);
    JsonNode wide = card(data, "wide.png");
    assertThat(picture(wide, "other").getWidth()).isEqualTo(128);
    assertThat(report(run, "--vote", "--compare=" + other, "--output=" + page + "/").exitCode())
        .isZero();
    JsonNode votes = PageText.data(Files.readString(page.resolve("vote.html")));
    assertThat(votes.path("questions").findValuesAsText("method"))
        .contains("bicubic", "a run fast", "other balanced");
    assertThat(wide.path("there").path("found").path("kernel").isTextual()).isTrue();
  }

  @Test
  void aBenchmarkHasItsTruth() throws IOException {
    Files.createDirectories(folder.resolve("hr"));
    Files.write(folder.resolve("hr/discs.png"), SampleImages.png(72, 64, 1));
    Path spec =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            images: hr/*.png
            scale: 2
            profiles: fast
            kernels: [bicubic, square: {size: 6, side: 4}]
            """);
    Path output = folder.resolve("evaluated");
    CommandRun evaluated =
        CommandRun.of(
            "evaluate",
            spec.toString(),
            "--output=" + output,
            "--pictures",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).doesNotContain("--pictures");
    CommandRun report = report(output);
    assertThat(report.exitCode()).as(report.err()).isZero();
    JsonNode data = PageText.data(Files.readString(output.resolve("_report/index.html")));
    assertThat(data.path("run").path("kind").asText()).isEqualTo("evaluate");
    assertThat(data.path("benchmark").path("kernels")).hasSize(2);
    assertThat(data.path("benchmark").path("points")).hasSize(2);
    JsonNode made = card(data, "discs/bicubic/x2");
    for (String side : List.of("before", "after", "trueImage")) {
      assertThat(picture(made, side).getWidth()).as(side).isEqualTo(72);
    }
    JsonNode psnr = made.path("scores").path("PSNR, dB");
    assertThat(psnr.path("hr").asDouble()).isBetween(15.0, 60.0);
    assertThat(made.path("truth").path("kernel").asText()).isEqualTo("bicubic");
    assertThat(made.path("trueKernel").isNull()).isFalse();
    assertVotePage(output);
  }

  private static void assertVotePage(Path output) throws IOException {
    CommandRun vote = report(output, "--vote", "--set=fit.seed=3");
    assertThat(vote.exitCode()).as(vote.err()).isZero();
    assertThat(vote.out().strip()).endsWith("_report/vote.html");
    JsonNode data = PageText.data(Files.readString(output.resolve("_report/vote.html")));
    assertThat(data.path("questions")).hasSize(2);
    assertThat(data.path("pictures")).hasSize(4);
    JsonNode question = data.path("questions").get(0);
    assertThat(question.path("image").asText()).matches("small/discs/(bicubic|square).*/x2");
    assertThat(
            List.of(
                question.path("left").path("method").asText(),
                question.path("right").path("method").asText()))
        .containsExactlyInAnyOrder("bicubic", "fast");
  }

  @Test
  void aBrowserIsToldThatAnObjectIsAPage() throws Exception {
    try (S3Fixture s3 = new S3Fixture("pages")) {
      List<String> settings = new ArrayList<>(List.of("--output=s3a://pages/runs/page.html"));
      s3.server()
          .hadoopSettings()
          .forEach((key, value) -> settings.add("--conf=spark.hadoop." + key + "=" + value));
      CommandRun report = report(run, settings.toArray(String[]::new));
      assertThat(report.exitCode()).as(report.err()).isZero();
      assertThat(s3.contentType("pages", "runs/page.html")).isEqualTo("text/html;charset=utf-8");
      assertThat(PageText.data(s3.text("pages", "runs/page.html")).path("cards")).hasSize(4);
    }
  }

  @Test
  void saysWhatItNeeds() throws IOException {
    unusable(report(folder.resolve("none")), "no finished run of restore or evaluate");
    unusable(report(run, "--images=5001"), "--images 5001: must be from 0 to 5000");
    unusable(report(run, "--side=63"), "--side 63: must be from 64 to 1024");
    unusable(report(run, "--compare=" + input), "no finished run");
    Path scored = folder.resolve("scored");
    CommandRun.of(
        "score",
        input.resolve("wide.png").toString(),
        "--output=" + scored,
        "--master=local[1]",
        "--conf=spark.ui.enabled=false");
    unusable(report(scored), "holds no restored images");
  }

  private static void unusable(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }
}
