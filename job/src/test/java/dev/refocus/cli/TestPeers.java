package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.encode.KernelCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users' own methods in {@code evaluate}: real folders, real processes. */
@Tag("long")
@Timeout(300)
class TestPeers {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A method as users have them: a program of its own that knows nothing of this one. */
  private static final String ENLARGE =
      """
      import java.awt.image.BufferedImage;
      import java.io.File;
      import javax.imageio.ImageIO;

      class Enlarge {
        public static void main(String[] args) throws Exception {
          BufferedImage lr = ImageIO.read(new File(args[0]));
          int scale = Integer.parseInt(args[2]);
          int height = scale * lr.getHeight();
          int width = scale * lr.getWidth();
          BufferedImage hr = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
              hr.setRGB(j, i, lr.getRGB(j / scale, i / scale));
            }
          }
          ImageIO.write(hr, "png", new File(args[1]));
        }
      }
      """;

  @TempDir private Path folder;
  private Path spec;
  private String java;
  private Path program;

  @BeforeEach
  void writeBenchmark() throws IOException {
    Files.write(folder.resolve("discs.png"), SampleImages.png(72, 64, 1));
    spec =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            images: discs.png
            scale: 2
            kernels: {program: box}
            noise: 1
            profiles: [fast]
            """);
    java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    program = Files.writeString(folder.resolve("Enlarge.java"), ENLARGE);
  }

  @Test
  void aFolderAndACommandStandBesideTheProgram() throws Exception {
    Path cases = folder.resolve("cases");
    CommandRun exported = evaluate("--export-cases=" + cases);
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(files(cases)).containsExactly("cases.jsonl", "kernels", "lr");
    JsonNode line = JSON.readTree(Files.readString(cases.resolve("cases.jsonl")));
    assertThat(line.get("case_id").asText()).isEqualTo("small/discs/program-box/x2/noise1");
    Path lr = cases.resolve(line.get("lr").asText());
    assertThat(KernelCsv.read(cases.resolve(line.get("kernel").asText())).size()).isEqualTo(2);
    Path made = Files.createDirectories(folder.resolve("made"));
    Path image = made.resolve(line.get("name").asText() + "_out.png");
    run(java, program.toString(), lr.toString(), image.toString(), "2");

    CommandRun run =
        evaluate("--json", "--pictures", "--peer=folder=" + made, "--peer=process=" + command());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String text : run.outLines()) {
      lines.add(JSON.readTree(text));
    }
    assertThat(lines).hasSize(6);
    assertThat(lines.subList(0, 3))
        .extracting(each -> each.get("profile").asText())
        .containsExactly("fast", "peer-folder", "peer-process");
    JsonNode peer = lines.get(1);
    assertNearest(peer);
    for (String measure :
        List.of("luma_shifted_db", "haarpsi", "gmsd", "swd", "grid", "overshoot")) {
      assertThat(lines.get(2).get("restored." + measure))
          .isEqualTo(peer.get("restored." + measure));
      assertThat(lines.get(0).get("restored." + measure))
          .isNotEqualTo(peer.get("restored." + measure));
    }
    assertThat(lines.get(2).get("seconds").asDouble()).isBetween(0.01, 60.0);
    assertThat(peer.get("seconds").isNull()).isTrue();
    Path pictures = folder.resolve("output/pictures/small/discs/program-box/x2/noise1");
    assertThat(pictures.resolve("peer-folder-0/hr.png")).isNotEmptyFile();
    assertThat(pictures.resolve("peer-folder-0/kernel.csv")).doesNotExist();
    assertTableAndPage(made);
  }

  /** Blocks of 2 x 2 pixels: a grid as large as there is, and nothing beyond the LR pixels. */
  private static void assertNearest(JsonNode peer) {
    assertThat(peer.get("restored.grid").asDouble()).isGreaterThan(1.5);
    assertThat(peer.get("restored.overshoot").asDouble()).isZero();
    assertThat(peer.get("restored.luma_shifted_db").asDouble())
        .isBetween(15.0, peer.get("baseline_db").asDouble() + 1);
    assertThat(peer.get("gain_db").asDouble())
        .isEqualTo(
            peer.get("restored.luma_shifted_db").asDouble() - peer.get("baseline_db").asDouble());
    assertThat(peer.get("kernel_confidence").isNull()).isTrue();
  }

  /** The same output again: nothing runs twice, and both pages know peers. */
  private void assertTableAndPage(Path made) throws IOException {
    CommandRun table = evaluate("--peer=folder=" + made, "--peer=process=" + command());
    assertThat(table.err()).contains("3 of 3 cases are in");
    assertThat(table.out())
        .contains("small peer-folder ", "small peer-process ", "peer-folder minus fast, 1 cases: ")
        .contains("confidence, fast")
        .doesNotContain("confidence, peer");
    Path page = folder.resolve("page.html");
    CommandRun report =
        CommandRun.of("report", folder.resolve("output").toString(), "--output=" + page);
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(Files.readString(page)).contains("peer-folder").doesNotContain(":NaN");
  }

  @Test
  void whatAPeerCannotDoIsARow() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.write(other.resolve("small__discs__program-box__x2.png"), SampleImages.png(72, 64, 2));
    Path small = Files.createDirectories(folder.resolve("small"));
    Files.write(
        small.resolve("small__discs__program-box__x2__noise1.png"), SampleImages.png(36, 32, 2));
    CommandRun run =
        evaluate(
            "--set=limits.seconds-per-image=3",
            "--peer=missing=" + other,
            "--peer=small=" + small,
            "--peer=fails=sh -c 'echo no weights; exit 3' {lr} {hr}",
            "--peer=slow=sh -c 'sleep 600' {lr} {hr}",
            "--peer=silent=true {lr} {hr}",
            "--peer=absent=/no/such/program {lr} {hr}");
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.err()).contains("7 cases, 6 failed");
    assertThat(run.out())
        .contains("small fast ")
        .contains(
            "PEER_FAILED: --peer missing: %s holds no image of the case; name it small__discs__program-box__x2__noise1.png"
                .formatted(other))
        .contains("--peer small: its image has 36 x 32 pixels, and the truth has 72 x 64; must be")
        .contains("--peer fails: ended with exit code 3; it printed last: no weights")
        .contains("--peer slow: was killed after 3 seconds; raise limits.seconds-per-image")
        .contains("--peer silent: ended and did not write {hr}")
        .contains("--peer absent: cannot be started (");
  }

  @Test
  void optionsThatAreNoneEndTheRunBeforeItBegins() {
    assertUnusable(evaluate("--peer=" + folder), ": must be NAME=FOLDER or NAME=COMMAND");
    assertUnusable(evaluate("--peer=a=" + folder, "--peer=a=" + folder), "that no other peer has");
    assertUnusable(evaluate("--peer=a=run {lr}"), "must name both files");
    assertUnusable(
        evaluate("--peer=a=" + folder.resolve("none")),
        "no such file or folder; check the path (globs: * ? [ab] {a,b}); a command must name {lr} and {hr}");
  }

  private static void assertUnusable(CommandRun run, String why) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err()).contains(why);
  }

  private String command() {
    return "%s %s {lr} {hr} {scale}".formatted(java, program);
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private CommandRun evaluate(String... more) {
    Stream<String> own =
        Stream.of(
            "evaluate",
            spec.toString(),
            "--output=" + folder.resolve("output"),
            "--master=local[2]",
            "--conf=spark.ui.enabled=false");
    return CommandRun.of(Stream.concat(own, Stream.of(more)).toArray(String[]::new));
  }
}
