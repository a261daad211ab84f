package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestFitCommand {
  @TempDir private Path temporary;
  private Path input;
  private Path hr;
  private Path kernel;
  private Path trace;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.write(temporary.resolve("a.png"), SampleImages.png(30, 24, 1));
    hr = temporary.resolve("hr.png");
    kernel = temporary.resolve("k.csv");
    trace = temporary.resolve("t.json");
  }

  @Test
  void writesWhatRestoreWritesIntoTheRow() throws IOException {
    CommandRun run = fit(input, "--scale=2", "--trace=" + trace, "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.RESTORED);
    assertThat(ImageIO.read(hr.toFile()).getWidth()).isEqualTo(60);

    Path output = temporary.resolve("output");
    CommandRun restored = CommandRun.restore("local[1]", input, output, "--scale=2");
    assertThat(restored.exitCode()).isEqualTo(ExitCode.RESTORED);
    Map<String, Object> row = new ParquetTable(output).rows(temporary.toString()).get("a.png");
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(hr)))
        .isEqualTo(((Map<?, ?>) row.get("hr")).get("bytes"));
    assertThat(weights(kernel)).isEqualTo(((Map<?, ?>) row.get("kernel")).get("weights"));

    JsonNode line = new ObjectMapper().readTree(run.out());
    assertThat(line.path("hr_width").asInt()).isEqualTo(60);
    assertThat(line.path("uri").asText()).isEqualTo("file:" + input);
    JsonNode report = new ObjectMapper().readTree(trace.toFile());
    assertThat(report.path("image_id").asText()).isEqualTo(Sha256.hex(Files.readAllBytes(input)));
    assertThat(report.path("config_id").asText()).isEqualTo(row.get("config_id"));
    assertThat(report.path("steps")).isNotEmpty();
  }

  @Test
  void kernelIsASquareOfNumbers() throws IOException {
    fit(input, "--scale=2");
    List<String> lines = Files.readAllLines(kernel);
    assertThat(lines).allMatch(line -> line.split(",", -1).length == lines.size());
    assertThat(weights(kernel).stream().mapToDouble(Float::doubleValue).sum())
        .isBetween(0.9999, 1.0001);
  }

  @Test
  void failedImageIsNamedAndNothingIsWritten() throws IOException {
    byte[] whole = Files.readAllBytes(input);
    Files.write(input, Arrays.copyOf(whole, whole.length / 2));
    CommandRun run = fit(input, "--trace=" + trace);
    assertThat(run.err()).startsWith("refocus: " + input + ": TRUNCATED: ").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(temporary.toFile().list()).containsExactly("a.png");
  }

  @Test
  void missingInput() {
    Path none = temporary.resolve("none.png");
    assertUnusable(fit(none), "INPUT %s: no such file; check the path".formatted(none));
  }

  @Test
  void outputWithoutAFolder() {
    Path lost = temporary.resolve("none/hr.png");
    assertUnusable(
        CommandRun.of("fit", input.toString(), "--output=" + lost, "--kernel-output=" + kernel),
        "--output %s: its folder is not there or not writable; make it or name another path"
            .formatted(lost));
  }

  @Test
  void outputOverTheInput() throws IOException {
    byte[] before = Files.readAllBytes(input);
    assertUnusable(
        CommandRun.of("fit", input.toString(), "--output=" + input, "--kernel-output=" + kernel),
        "--output %s: another option names the same file; name another file".formatted(input));
    assertThat(input).hasBinaryContent(before);
  }

  @Test
  void aJpegIsWrittenWhereTheNameSaysSoAndTheKernelMayStay() throws IOException {
    Path jpeg = temporary.resolve("hr.JPG");
    CommandRun run = CommandRun.of("fit", input.toString(), "--output=" + jpeg, "--scale=2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllBytes(jpeg)).startsWith(0xff, 0xd8, 0xff);
    assertThat(ImageIO.read(jpeg.toFile()).getWidth()).isEqualTo(60);
    assertThat(temporary.toFile().list()).containsExactlyInAnyOrder("a.png", "hr.JPG");
  }

  @Test
  void outputOfAnotherFormatIsRefused() {
    Path gif = temporary.resolve("hr.gif");
    assertUnusable(
        CommandRun.of("fit", input.toString(), "--output=" + gif),
        "--output %s: ending gif: is not written, no library here encodes it; use png or jpeg"
            .formatted(gif));
    Path bare = temporary.resolve("hr");
    assertUnusable(
        CommandRun.of("fit", input.toString(), "--output=" + bare),
        "--output %s: its name must end in .png, .jpg or .jpeg".formatted(bare));
  }

  @Test
  void aFolderIsRestoredImageByImage() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("archive/deep"));
    Files.write(archive.resolve("b.png"), SampleImages.png(24, 24, 2));
    Files.move(input, archive.resolveSibling("a.png"));
    Files.write(archive.resolve("half.png"), SampleImages.halfPng(3));
    Files.writeString(archive.resolve("text.png"), "no image");
    Files.writeString(archive.resolve("notes.txt"), "no image by its name");
    Path output = temporary.resolve("restored");
    String from = temporary.resolve("archive").toString();
    CommandRun run =
        CommandRun.of("fit", from, "--output=" + output, "--scale=2", "--profile=fast");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.err()).contains("4 of 4 images done: deep/text.png");
    assertThat(run.out())
        .containsPattern("deep/half.png .* failed +TRUNCATED: ")
        .containsPattern("deep/text.png .* skipped +NOT_AN_IMAGE: ");
    assertThat(ImageIO.read(output.resolve("a.png").toFile()).getWidth()).isEqualTo(60);
    assertThat(ImageIO.read(output.resolve("deep/b.png").toFile()).getWidth()).isEqualTo(48);
    assertThat(output.resolve("deep").toFile().list()).containsExactly("b.png");

    Path inside = temporary.resolve("archive/out");
    assertUnusable(
        CommandRun.of("fit", from, "--output=" + inside),
        "--output %s: lies in the input folder, so the next run would restore its images; name a folder beside it"
            .formatted(inside));
    assertUnusable(
        CommandRun.of("fit", from, "--output=" + output, "--kernel-output=" + kernel),
        "--kernel-output: is a file of one image, and INPUT is a folder; name one image, or use refocus restore and export --kernels");
  }

  @Test
  void scaleOutOfBounds() {
    assertUnusable(
        fit(input, "--scale=17"),
        "fit.scale: 17, must be a number from 1 to 16 (HR pixels per LR pixel)");
  }

  @Test
  void limitIsASetting() {
    CommandRun run = fit(input, "--set=limits.max-bytes=10");
    assertThat(run.err())
        .contains("TOO_MANY_BYTES")
        .contains("the bound is 10; raise limits.max-bytes");
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
  }

  private CommandRun fit(Path image, String... more) {
    String[] arguments = Arrays.copyOf(more, more.length + 4);
    arguments[more.length] = "fit";
    arguments[more.length + 1] = image.toString();
    arguments[more.length + 2] = "--output=" + hr;
    arguments[more.length + 3] = "--kernel-output=" + kernel;
    java.util.Collections.rotate(Arrays.asList(arguments), 4);
    return CommandRun.of(arguments);
  }

  private static List<Float> weights(Path csv) throws IOException {
    return Arrays.stream(Files.readString(csv).split("[,\n]")).map(Float::parseFloat).toList();
  }

  private static void assertUnusable(CommandRun run, String message) {
    assertThat(run.err()).isEqualTo("refocus: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }
}
