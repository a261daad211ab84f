package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.PngEncoder;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestOpinionEvaluation {
  private static final int IMAGES = 9;

  @TempDir private Path folder;
  private Path spec;

  /** A photograph under more and more noise, and opinions that fall with it. */
  @BeforeEach
  void writeBenchmark() throws IOException {
    byte[] photograph = Files.readAllBytes(Checkout.root().resolve("datasets/demo/hr/coffee.png"));
    Image image = new ImageDecoder(DecodeLimits.DEFAULT).decode(photograph, 1).color();
    StringBuilder csv = new StringBuilder("opinion,file\n");
    Files.createDirectories(folder.resolve("pictures"));
    for (int i = 0; i < IMAGES; i++) {
      Files.write(
          folder.resolve(String.format(Locale.ROOT, "pictures/%d.png", i)),
          PngEncoder.encode(noisy(image, 0.03 * i), Optional.empty(), 8));
      csv.append(String.format(Locale.ROOT, "%d,%d.png%n", 90 - 7 * i, i));
    }
    Files.writeString(folder.resolve("opinions.csv"), csv.append("5,missing.png\n"));
    spec =
        Files.writeString(
            folder.resolve("noise.yaml"),
            """
            opinions: opinions.csv
            images: pictures
            image-column: file
            opinion-column: opinion
            """);
  }

  @Test
  void scoresThatRiseWithNoiseOpposeTheOpinions() throws IOException {
    CommandRun run = evaluate("--json");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    assertThat(run.outLines()).hasSize(2);
    for (String line : run.outLines()) {
      JsonNode agreement = new ObjectMapper().readTree(line);
      assertThat(agreement.get("images").asInt()).isEqualTo(IMAGES);
      assertThat(agreement.get("srcc").get("value").asDouble()).as(line).isLessThan(-0.8);
      assertThat(agreement.get("plcc").get("value").asDouble()).as(line).isGreaterThan(0.8);
    }
    assertThat(run.err()).contains("9 images of 10 opinions, 0 failed");
  }

  @Test
  void tableNamesTheFigures() {
    CommandRun run = evaluate("--images=" + folder);
    assertThat(run.outLines().get(0))
        .matches("score +images +SRCC +95 % +PLCC +95 % +main .*RMSE +95 %");
    assertThat(run.outLines().get(2)).matches("niqe +9 +-\\d.*");
  }

  private static String vote(String image, String choice) {
    return "{'image':'%s','left':'a','right':'b','choice':'%s','voter':'v'}"
        .formatted(image, choice)
        .replace('\'', '"');
  }

  @Test
  void votesBecomeRatings() throws IOException {
    Path votes =
        Files.write(
            folder.resolve("votes.jsonl"), List.of(vote("1", "left"), vote("2", "neither")));
    CommandRun run = CommandRun.of("evaluate", "--votes=" + votes);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    assertThat(run.outLines().get(0)).matches("method +votes +wins +Elo +95 %");
    assertThat(run.outLines().get(1)).matches("a +2 +1.5 +15\\d\\d +\\d+ to \\d+");
    assertThat(run.err()).contains("2 votes of 1 voters");
    CommandRun json = CommandRun.of("evaluate", "--json", "--votes", votes.toString());
    JsonNode best = new ObjectMapper().readTree(json.outLines().get(0));
    assertThat(best.path("elo").path("value").asDouble()).isBetween(1501.0, 1599.0);
    assertThat(CommandRun.of("evaluate").err()).contains("either a SPECIFICATION or --votes FILE");
  }

  @Test
  void refusesWhatBelongsToRestorations() {
    CommandRun run = evaluate("--profile=fast");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err())
        .contains("apply to benchmarks of restoration, and %s holds opinions".formatted(spec));
  }

  @Test
  void saysWhereOpinionsAreMissing() {
    CommandRun run = evaluate("--images=" + folder.resolve("nowhere"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err())
        .contains("nowhere/opinions.csv")
        .contains("name the folder that holds opinions.csv with --images");
  }

  @Test
  void saysWhatIsWrongWithOpinions() throws IOException {
    Files.writeString(folder.resolve("opinions.csv"), "opinion,file\nmany,0.png\n");
    assertThat(evaluate().err()).contains("opinions.csv: line 2: opinion many, must be a number");
    Files.writeString(folder.resolve("opinions.csv"), "mos,file\n1,0.png\n");
    assertThat(evaluate().err()).contains("no column opinion in the header mos,file");
    Files.writeString(folder.resolve("opinions.csv"), "opinion,file\n1,0.png\n2,0.png\n");
    assertThat(evaluate().err()).contains("line 3: 0.png appears twice");
  }

  private CommandRun evaluate(String... more) {
    String[] fixed = {
      "evaluate", spec.toString(), "--master=local[1]", "--conf=spark.ui.enabled=false"
    };
    return CommandRun.of(
        java.util.stream.Stream.of(fixed, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }

  private static Image noisy(Image image, double deviation) {
    Random random = new Random(1);
    float[] samples = image.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (deviation * random.nextGaussian());
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }
}
