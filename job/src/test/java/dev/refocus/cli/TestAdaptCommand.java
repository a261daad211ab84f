package dev.refocus.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestAdaptCommand {
  private static final Path BACKBONE = Checkout.root().resolve("datasets/reference/clip/vit");

  @TempDir private Path folder;

  @Test
  void writesAnAdapterAndSaysHowGoodItIs() throws IOException {
    Path opinions = opinions(45);
    CommandRun run = adapt(opinions, "--rank", "0", "--rate", "1e-3", "--epochs", "15");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("adapter/adapter.json")).content().contains("percept.quality");
    assertThat(run.err()).contains("epoch 1: loss ").contains("best: epoch ");
    assertThat(run.out()).contains("on 9 images kept apart");
    assertThat(srcc(run.out(), "adapted")).isGreaterThan(0.7);
    double plain = srcc(run.out(), "clip_iqa");
    assertThat(plain).isBetween(-1.0, 1.0);
    Matcher gain =
        Pattern.compile("SRCC of adapted minus clip_iqa: (\\S+) \\(\\S+ to \\S+\\): \\w+")
            .matcher(run.out());
    assertThat(gain.find()).as(run.out()).isTrue();
    assertThat(Double.parseDouble(gain.group(1)))
        .isCloseTo(srcc(run.out(), "adapted") - plain, within(0.002));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path opinions = opinions(10);
    Files.writeString(opinions, "image,mos\na.png,3\nb.png,good\n");
    assertThat(adapt(opinions, "--rank", "-1").err()).contains("--rank -1").contains("at least 0");
    assertThat(adapt(opinions, "--rank", "0").err())
        .contains("opinions.csv: line 3: opinion good, must be a number");
    Files.writeString(opinions, "image,mos\n" + missing(10));
    CommandRun run = adapt(opinions, "--rank", "0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).containsPattern("missing\\d.png: UNREADABLE").contains("delete its line");
    Files.writeString(opinions, "image,mos\nonlyone\n");
    assertThat(adapt(opinions).err()).contains("line 2: 1 cells, the header has 2");
    assertThat(adapt(folder.resolve("none.csv")).err())
        .contains("--opinions ")
        .contains("none.csv");
  }

  @Test
  void aJudgeIsTrainedWithoutOpinions() throws IOException {
    opinions(5);
    CommandRun run =
        quali("--images", folder.toString(), "--epochs", "2", "--all-kinds", "--batch", "24");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern("opinions.csv: NOT_AN_IMAGE: .*; left out")
        .contains("5 of 6 files are taken")
        .contains("epoch 1: loss ", "best: epoch ");
    assertThat(run.out())
        .containsPattern(
            "trained: 24 distortions of 1 pictures: levels in the right order \\d+\\.\\d %.*; the backbone alone \\d+");
    assertThat(folder.resolve("judge/model.safetensors")).isNotEmptyFile();
    assertThat(folder.resolve("judge/config.json")).isNotEmptyFile();
  }

  private CommandRun quali(String... more) {
    String[] arguments = {
      "adapt", "--task", "quali", "--output", folder.resolve("judge").toString()
    };
    String[] backbone = {"--backbone", BACKBONE.toString()};
    return CommandRun.of(
        Stream.of(arguments, backbone, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void saysWhatAJudgeWithoutOpinionsNeeds() {
    assertThat(quali().err()).contains("--task quali: needs sharp pictures");
    assertThat(quali("--images", folder.toString(), "--rank", "0").err()).contains("--rank 0");
    String[] absent = {"adapt", "--backbone=none", "--output=y"};
    assertThat(CommandRun.of(absent).err()).contains("--opinions: is missing");
    assertThat(
            CommandRun.of(
                    Stream.concat(
                            Stream.of(absent), Stream.of("--task=quali", "--images=" + folder))
                        .toArray(String[]::new))
                .err())
        .contains("fetch a CLIP model with deploy/fetch-models");
  }

  private static String missing(int count) {
    return IntStream.range(0, count).mapToObj(i -> "missing" + i + ".png,3\n").collect(joining());
  }

  private CommandRun adapt(Path opinions, String... more) {
    String[] arguments = {
      "adapt",
      "--backbone",
      BACKBONE.toString(),
      "--opinions",
      opinions.toString(),
      "--output",
      folder.resolve("adapter").toString()
    };
    return CommandRun.of(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static double srcc(String report, String name) {
    String line = report.lines().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    return Double.parseDouble(line.replaceFirst(".*SRCC (\\S+) .*", "$1"));
  }

  /** Grey noise; the brighter, the better. */
  private Path opinions(int count) throws IOException {
    StringBuilder lines = new StringBuilder("image,mos,std\n");
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
      int mean = 20 + random.nextInt(200);
      for (int j = 0; j < 40 * 36; j++) {
        int grey = mean + random.nextInt(30);
        image.setRGB(j % 40, j / 40, grey << 16 | grey << 8 | grey);
      }
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
      lines.append(String.format(Locale.ROOT, "%d.png,%d,1%n", i, mean));
    }
    return Files.writeString(folder.resolve("opinions.csv"), lines);
  }
}
