package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is said in one line, and nothing is written. */
@Tag("long")
class TestRestoreCommand {
  @TempDir private Path temporary;
  private Path input;
  private Path output;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.createDirectories(temporary.resolve("input"));
    output = temporary.resolve("output");
    Files.write(input.resolve("a.png"), SampleImages.png(24, 24, 1));
  }

  @Test
  void missingInput() {
    Path none = temporary.resolve("none");
    assertUnusable(
        restore(none, output),
        "--input %s: no such file or folder; check the path (globs: * ? [ab] {a,b})"
            .formatted(none));
    assertThat(output).doesNotExist();
  }

  @Test
  void inputWithoutImages() throws IOException {
    Path texts = Files.createDirectories(temporary.resolve("texts"));
    Files.writeString(texts.resolve("a.txt"), "text");
    Files.writeString(texts.resolve(".a.png"), "hidden");
    assertUnusable(
        restore(texts, output),
        "--input %s: no image among its 1 files (names ending in png, jpg, jpeg, jpe, jfif, tif, tiff, bmp, webp, gif); passed over: 1 hidden (the name begins with a dot; name the file or folder itself as input to restore it); name a folder, file or glob with images"
            .formatted(texts));
    assertThat(output).doesNotExist();
  }

  @Test
  void outputThatIsNotEmpty() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("result"), "precious");
    assertUnusable(
        restore(input, output),
        "--output %s: the folder is not empty and is no output of an earlier run; delete its files or name another folder"
            .formatted(output));
    assertThat(output.resolve("result")).hasContent("precious");
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "precious");
    assertUnusable(
        restore(input, file.resolve("below")),
        "--output %s/below: a file stands where a folder must be; name another path"
            .formatted(file));
    assertThat(file).hasContent("precious");
  }

  @Test
  void scaleOutOfBounds() {
    assertUnusable(
        restore(input, output, "--scale=17"),
        "fit.scale: 17, must be a number from 1 to 16 (HR pixels per LR pixel)");
  }

  @Test
  void unknownSetting() {
    assertUnusable(
        restore(input, output, "--set=limits.maxpixels=5"),
        "unknown setting limits.maxpixels, did you mean limits.max-pixels?");
  }

  @Test
  void unknownKeyInAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("my.properties"), "fit.sale=2\n");
    assertUnusable(
        restore(input, output, "--config=" + file),
        "unknown setting fit.sale, did you mean fit.scale?");
  }

  @Test
  void unknownOption() {
    assertUnusable(
        CommandRun.of("restore", "--inptu=a", "--output=b", "--input=c"),
        "Unknown option: '--inptu=a', did you mean --input?; see refocus restore --help");
  }

  @Test
  void missingOption() {
    assertUnusable(
        CommandRun.of("restore", "--input=c"),
        "Missing required option: '--output=URI'; see refocus restore --help");
  }

  @Test
  void unknownCommand() {
    assertUnusable(
        CommandRun.of("restroe"),
        "Unmatched argument at index 0: 'restroe', did you mean restore?; see refocus --help");
  }

  @Test
  void unknownMaster() {
    assertUnusable(
        CommandRun.restore("mars", input, output),
        "--master mars: must be local[N], spark://HOST:PORT, yarn or k8s://URL");
  }

  @Test
  void sparkSettingOfAWrongType() {
    CommandRun run = restore(input, output, "--conf=spark.task.cpus=many");
    assertThat(run.err())
        .startsWith("refocus: Spark does not start on local[1]: ")
        .contains("spark.task.cpus should be int, but was many")
        .endsWith("; check --master and --conf\n")
        .hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }

  @Test
  void noCommand() {
    CommandRun run = CommandRun.of();
    assertThat(run.err()).startsWith("refocus: no command, name one of [").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }

  @Test
  void runThatCannotFinishKeepsItsImagesAndSaysHowToRunItAgain() {
    CommandRun run =
        restore(
            input,
            output,
            "--scale=2",
            "--conf=spark.hadoop.fs.s3a.secret.key=s3cr3t",
            "--conf=spark.sql.sources.commitProtocolClass=dev.refocus.NoSuchProtocol");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNFINISHED);
    assertThat(run.err())
        .contains("refocus: could not finish: ClassNotFoundException: dev.refocus.NoSuchProtocol\n")
        .contains("refocus: to run it again: refocus restore --input=" + input + " ")
        .contains("--conf=spark.hadoop.fs.s3a.secret.key=... ")
        .doesNotContain("s3cr3t")
        .doesNotContain("\tat ");
    assertThat(output.resolve("_MANIFEST.json")).doesNotExist();
    assertThat(run.out()).isEmpty();

    CommandRun next = restore(input, output, "--scale=2");
    assertThat(next.err()).contains("1 of 1 inputs are done already, in " + output);
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(output.resolve("_MANIFEST.json")).exists();
  }

  @Test
  void helpAndVersionAreEverywhere() {
    for (String command : new String[] {"restore", "fit", "score", "evaluate", "fetch-models"}) {
      assertThat(CommandRun.of(command, "--help").out()).contains("Usage: refocus " + command);
      assertThat(CommandRun.of(command, "--version").out()).startsWith("refocus ");
    }
    CommandRun help = CommandRun.of("--help");
    assertThat(help.out()).contains("restore", "fit", "evaluate");
    assertThat(help.exitCode()).isEqualTo(ExitCode.RESTORED);
  }

  private CommandRun restore(Path from, Path to, String... more) {
    return CommandRun.restore("local[1]", from, to, more);
  }

  private static void assertUnusable(CommandRun run, String message) {
    assertThat(run.err()).isEqualTo("refocus: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }
}
