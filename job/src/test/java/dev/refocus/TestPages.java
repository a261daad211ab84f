package dev.refocus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.cli.ExitCode;
import dev.refocus.config.LimitSettings;
import dev.refocus.dispatch.executor.ExecutorExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages state is what the program does. */
class TestPages {

  @ParameterizedTest
  @ValueSource(strings = {"job/src/main/java/dev/refocus", "udfs/src/main/java/dev/refocus"})
  void theRootPageNamesEveryPackage(String sources) throws IOException {
    String page = Pages.ofPackage("dev.refocus");
    for (String name : folders(Checkout.root().resolve(sources))) {
      assertThat(page).as("package %s", name).containsPattern("\\b" + name + "\\b");
    }
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
            "Exit code: %d [^.]*, %d [^.]*, %d [^.]*, %d "
                .formatted(
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

  private static List<String> folders(Path sources) throws IOException {
    try (Stream<Path> entries = Files.list(sources)) {
      return entries.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
    }
  }
}
