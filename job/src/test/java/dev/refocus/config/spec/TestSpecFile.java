package dev.refocus.config.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.CommandRun;
import dev.refocus.Pages;
import dev.refocus.UsageException;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML that is small to send and large to read. */
class TestSpecFile {
  @TempDir private Path folder;

  @Test
  void aliasesAreForSayingAThingOnce() {
    assertThat(read("a: &x [1, 2]\nb: *x\nc: {<<: {d: 3}}\n"))
        .isEqualTo(Map.of("a", List.of(1, 2), "b", List.of(1, 2), "c", Map.of("d", 3)));
  }

  /** What a line of YAML or a few can stand for. */
  static List<String> bombs() {
    String laughs =
        IntStream.range(0, 10)
            .mapToObj(
                i -> "a" + i + ": &a" + i + " [" + times(9, i == 0 ? "x" : "*a" + (i - 1)) + "]")
            .collect(Collectors.joining("\n"));
    String pairs =
        "a0: &a0 [x]\n"
            + IntStream.range(1, 16)
                .mapToObj(
                    i -> String.format(Locale.ROOT, "a%d: &a%d [*a%d, *a%d]", i, i, i - 1, i - 1))
                .collect(Collectors.joining("\n"));
    return List.of(
        laughs,
        pairs,
        pairs + "\n? *a15\n: 1",
        pairs.replace("[", "{k: ").replace(", *", ", l: *").replace("]", "}"),
        "a: &a " + "x".repeat(10_000) + "\nb: [" + times(10_000, "*a") + "]",
        "images: &a [*a]",
        "a: &a {b: *a}",
        "[".repeat(10_000),
        "a: " + "9".repeat(1_000_000),
        "x".repeat(2_000_000) + ": 1",
        "a: !!java.net.URL [http://127.0.0.1/]");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aBombIsOneLineWithinASecondOfTheProcessor(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("bomb.yaml"), yaml);
    assertThat(Duration.ofSeconds(1))
        .isGreaterThan(
            timed(
                () ->
                    assertThatThrownBy(() -> SpecFile.read(file, "example"))
                        .isInstanceOf(UsageException.class)
                        .hasMessageStartingWith(file + ": ")));
    CommandRun run = CommandRun.of("evaluate", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("refocus: " + file).hasLineCount(1).hasSizeLessThan(3000);
  }

  @Test
  void aKeyOfManyLettersIsNotComparedToItsEnd() throws IOException {
    Path file =
        Files.writeString(folder.resolve("long.yaml"), "? " + "x".repeat(130_000) + "\n: 1");
    CommandRun run = CommandRun.of("evaluate", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("did you mean").hasLineCount(1).hasSizeLessThan(3000);
  }

  private static String times(int count, String item) {
    return IntStream.range(0, count).mapToObj(i -> item).collect(Collectors.joining(", "));
  }

  /** This thread's own time: a clock would also count what other processes compute. */
  private static Duration timed(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
  }

  private static Object read(String yaml) {
    return SpecFile.read("a.yaml", new StringReader(yaml));
  }

  @Test
  void theSecurityPageStatesTheBound() {
    assertThat(Pages.text("job/SECURITY.md"))
        .contains("at most " + SpecFile.MOST_CHARACTERS + " characters");
  }
}
