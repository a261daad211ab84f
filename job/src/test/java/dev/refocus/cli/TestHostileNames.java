package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Names that command a terminal, forge lines of a table, or are words of a command line. */
@Timeout(180)
@Tag("long")
class TestHostileNames {
  private static final List<String> NAMES =
      List.of(
          "esc\u001b[31m\u009b32m\u202e.png",
          "nl\nfake row  48 x 48.png",
          "16 00 00 INFO all images restored\u001b]0;pwned\u0007\u2028a.png",
          "$(touch pwned)'`x`.png");

  private static final String[] FAST = {
    "--master=local[1]", "--conf=spark.ui.enabled=false",
  };

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void makeNames() throws IOException {
    input = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < NAMES.size(); i++) {
      Files.write(input.resolve(NAMES.get(i)), SampleImages.png(24, 24, i));
    }
  }

  @Test
  void scoreHasALineForEach() {
    CommandRun run = run("score", input.toString());
    assertClean(run);
    assertThat(run.outLines().stream().filter(line -> line.startsWith("in/"))).hasSize(4);
    assertThat(run.out())
        .containsPattern("in/esc\\\\u001b\\[31m\\\\u009b32m\\\\u202e.png +24 x 24")
        .contains("in/nl\\u000afake row");
  }

  @Test
  void restoreHasALineAndARowForEach() throws IOException {
    Path output = folder.resolve("out\u009b\u202e");
    CommandRun run =
        run("restore", "--input=" + input, "--output=" + output, "--scale=2", "--profile=fast");
    assertClean(run);
    assertThat(run.outLines()).hasSize(NAMES.size() + 1);
    assertThat(new ParquetTable(output).rows("in").keySet())
        .as("the table has the names as they are")
        .containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void jsonLinesKeepTheNames() throws IOException {
    CommandRun run = run("score", "--json", input.toString());
    assertClean(run);
    List<String> names = new ArrayList<>();
    for (String line : run.outLines()) {
      JsonNode node = new ObjectMapper().readTree(line);
      names.add(node.get("uri").asText().replaceAll("(?s).*/in/", ""));
    }
    assertThat(names).containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void errorsAreOneLineEach() {
    assertUnusable(run("score", folder + "/none\u001b[2J\nrefocus: all is well\u202e"));
    assertUnusable(run("evaluate", folder + "/none\u009b\n.yaml"));
    assertUnusable(run("restore", "--input=x", "--output=y", "--profile=\u001b[2J\nfast"));
    assertUnusable(CommandRun.of("score\u001b[2J\n"));
    assertUnusable(CommandRun.of("fit", "--\u202ex\n", "y"));
    CommandRun fit =
        CommandRun.of(
            "fit",
            write("not\u001b[2J\nan image.png").toString(),
            "--output=" + folder.resolve("hr.png"),
            "--kernel-output=" + folder.resolve("k.csv"));
    assertThat(fit.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fit.err()).hasLineCount(1);
    assertClean(fit);
  }

  @Test
  void aCommandToRepeatIsAShells() throws Exception {
    Path spec =
        Files.writeString(
            folder.resolve("names.yaml"),
            "images: in/*.png\nscale: 2\nprofiles: fast\nkernels: bicubic\nseeds: 7\n");
    CommandRun run = run("evaluate", spec.toString(), "--output=" + folder.resolve("evaluated"));
    assertClean(run);
    List<String> commands =
        run.outLines().stream()
            .filter(line -> line.contains("deploy/refocus evaluate"))
            .map(line -> line.substring(line.indexOf("deploy/refocus")))
            .toList();
    assertThat(commands).hasSize(NAMES.size());
    List<String> cases = new ArrayList<>();
    for (String command : commands) {
      List<String> words = wordsOf(command);
      cases.add(words.get(words.indexOf("--case") + 1));
    }
    assertThat(cases)
        .containsExactlyInAnyOrderElementsOf(
            NAMES.stream()
                .map(name -> "names/" + name.replace(".png", "") + "/bicubic/x2")
                .toList());
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  /** A stranger's folder, and a shell's {@code *.png} in it. */
  @Test
  void aFileWhoseNameBeginsWithAnAtIsAnInput() throws IOException {
    Path owned = folder.resolve("owned");
    Path strangers = Files.createDirectories(folder.resolve("strangers"));
    Files.write(strangers.resolve("@x.png"), SampleImages.png(24, 24, 1));
    Files.writeString(strangers.resolve("x.png"), "--output\n" + owned + "\n");
    Path words = Files.writeString(folder.resolve("words"), "--output\n" + owned + "\n");
    CommandRun run = run("score", strangers + "/@x.png", strangers + "/x.png");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.out()).contains("strangers/@x.png", "strangers/x.png");
    CommandRun at = run("score", "@" + words);
    assertThat(at.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(at.err()).contains("@" + words);
    assertThat(owned).doesNotExist();
  }

  /** Not even where colours are asked for, as on a terminal: a dumb one would show the escapes. */
  @Test
  void helpIsPlainText() {
    System.setProperty("picocli.ansi", "true");
    try {
      CommandRun help = CommandRun.of("restore", "--help");
      assertThat(help.out()).contains("--input");
      assertClean(help);
    } finally {
      System.clearProperty("picocli.ansi");
    }
  }

  @Test
  void everyCommandTakesAnAtForALetter() {
    for (String command : List.of("restore", "fit", "score", "adapt", "evaluate", "demo")) {
      CommandRun run = CommandRun.of(command, "@/etc/hostname", "--no-such-option");
      assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.UNUSABLE);
      assertThat(run.err()).as(command).hasLineCount(1);
    }
    CommandRun fetch = CommandRun.of("fetch-models", "@/etc/hostname");
    assertThat(fetch.err()).contains("no model @/etc/hostname");
  }

  private Path write(String name) {
    try {
      return Files.writeString(folder.resolve(name), "no image");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CommandRun run(String command, String... arguments) {
    return CommandRun.of(
        Stream.of(Stream.of(command), Stream.of(FAST), Stream.of(arguments))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private static void assertUnusable(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err()).startsWith("refocus: ").hasLineCount(1);
    assertClean(run);
  }

  private static void assertClean(CommandRun run) {
    assertThat(run.out() + run.err())
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");
  }

  private static List<String> wordsOf(String command) throws IOException {
    Process bash = new ProcessBuilder("bash", "-c", "printf '%s\\0' " + command).start();
    String words = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(words.split("\0", -1));
  }
}
