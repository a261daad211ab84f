package dev.refocus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.cli.ExitCode;
import dev.refocus.config.LimitSettings;
import dev.refocus.dispatch.executor.ExecutorExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages state is what the program does. */
class TestPages {
  /** Of a page: a path, without the anchor behind it; addresses in the web are left out. */
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");

  private static final int MOST_LINES = 150;

  @ParameterizedTest
  @ValueSource(strings = {"job/src/main/java/dev/refocus", "udfs/src/main/java/dev/refocus"})
  void theRootPageNamesEveryPackage(String sources) throws IOException {
    String page = Pages.ofPackage("dev.refocus");
    for (String name : folders(Checkout.root().resolve(sources))) {
      assertThat(page).as("package %s", name).containsPattern("\\b" + name + "\\b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CONTRIBUTING.md",
        "datasets/README.md",
        "deploy/NETWORKS.md",
        "deploy/README.md",
        "job/BENCHMARKS.md",
        "job/RATIONALE.md",
        "job/SECURITY.md",
        "job/TUNING.md"
      })
  void everyLinkToAFileFindsIt(String page) throws IOException {
    Path file = Checkout.root().resolve(page);
    List<String> links =
        LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)).toList();
    for (String link : links) {
      assertThat(file.resolveSibling(link)).as("link of %s", page).exists();
    }
  }

  @Test
  void everyTrialBelongsToADecisionAndNoTwoDecisionsShareANumber() throws IOException {
    List<String> decisions = numbers("(?m)^\\*\\*(\\d+)\\. ", "job/RATIONALE.md");
    assertThat(decisions).isNotEmpty().doesNotHaveDuplicates();
    assertThat(numbers("(?m)^### (\\d+)\\. ", "job/TUNING.md"))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSubsetOf(decisions);
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.readAllLines(Checkout.root().resolve("README.md")))
        .hasSizeLessThan(MOST_LINES);
  }

  @Test
  void theReadingOrderEndsAtTheTable() {
    assertThat(Pages.text("README.md"))
        .containsPattern("\\[Ledger].* -> \\[RestoredTable].* -> \\[TableCommit]\\S*\\. ");
  }

  @Test
  void theReadmeStatesTheLeastSide() {
    assertThat(Pages.text("README.md"))
        .contains("Sides from " + LimitSettings.MIN_SIDE.otherwise() + " pixels");
  }

  @Test
  void theReadmeStatesTheExitCodes() {
    assertThat(Pages.text("README.md"))
        .containsPattern(
            String.format(
                Locale.ROOT,
                "Exit code: %d [^.]*, %d [^.]*, %d [^.]*, %d ",
                ExitCode.RESTORED,
                ExitCode.UNUSABLE,
                ExitCode.SOME_FAILED,
                ExitCode.UNFINISHED));
  }

  @Test
  void theDeploymentPageStatesTheDefaultTimeOfAnImage() {
    assertThat(Pages.text("deploy/README.md"))
        .contains("(" + LimitSettings.SECONDS_PER_IMAGE.otherwise() + ")");
  }

  @Test
  void theSettingStatesTheExitCodeOfAHungExecutor() {
    assertThat(LimitSettings.SECONDS_TO_HANG.doc()).contains("exit code " + ExecutorExit.HUNG);
  }

  private static List<String> numbers(String pattern, String page) throws IOException {
    String text = Files.readString(Checkout.root().resolve(page));
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static List<String> folders(Path sources) throws IOException {
    try (Stream<Path> entries = Files.list(sources)) {
      return entries.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
    }
  }
}
