package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiles that train networks, from the command line, with a sliver of their steps. */
@Tag("long")
class TestNeuralProfiles {
  @TempDir private Path temporary;
  private Path input;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.write(temporary.resolve("a.png"), SampleImages.png(40, 36, 1));
  }

  @Test
  void paperRestoresTheSameWithTheSameSeed() throws IOException {
    JsonNode once = fit("paper");
    byte[] first = Files.readAllBytes(hr());
    assertThat(fit("paper").path("config_id")).isEqualTo(once.path("config_id"));
    assertThat(Files.readAllBytes(hr())).isEqualTo(first);
    assertThat(ImageIO.read(hr().toFile()).getWidth()).isEqualTo(80);
    assertThat(once.path("kernel_size").asInt()).isEqualTo(12);
    assertTrained(once);
  }

  private static void assertTrained(JsonNode report) {
    assertThat(report.path("steps").findValuesAsText("name"))
        .anyMatch(name -> name.startsWith("patch diffusion, "))
        .anyMatch(name -> name.startsWith("joint diffusion, "));
  }

  @Test
  void neuralGivesTheSamePixelsAsAFitAndAsARow() throws IOException {
    assertTrained(fit("neural"));
    Path output = temporary.resolve("output");
    CommandRun run =
        CommandRun.restore(
            "local[1]", input, output, "--scale=2", "--profile=neural", "--budget=0.004");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    Map<String, Object> row = new ParquetTable(output).rows(temporary.toString()).get("a.png");
    assertThat(((Map<?, ?>) row.get("hr")).get("bytes"))
        .isEqualTo(java.util.HexFormat.of().formatHex(Files.readAllBytes(hr())));
    assertThat(((Map<?, ?>) row.get("fit")).get("profile")).isEqualTo("neural");
  }

  @Test
  void budgetOutOfBounds() {
    CommandRun run = run("paper", "--budget=2");
    assertThat(run.err())
        .isEqualTo("refocus: fit.budget: 2, must be a number above 0, at most 1\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }

  private Path hr() {
    return temporary.resolve("hr.png");
  }

  private JsonNode fit(String profile) throws IOException {
    String budget = profile.equals("paper") ? "0.000005" : "0.004";
    CommandRun run = run(profile, "--budget=" + budget);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    return new ObjectMapper().readTree(temporary.resolve("t.json").toFile());
  }

  private CommandRun run(String profile, String... more) {
    String[] arguments = java.util.Arrays.copyOf(more, more.length + 7);
    arguments[more.length] = "fit";
    arguments[more.length + 1] = input.toString();
    arguments[more.length + 2] = "--scale=2";
    arguments[more.length + 3] = "--output=" + hr();
    arguments[more.length + 4] = "--kernel-output=" + temporary.resolve("k.csv");
    arguments[more.length + 5] = "--trace=" + temporary.resolve("t.json");
    arguments[more.length + 6] = "--profile=" + profile;
    java.util.Collections.rotate(java.util.Arrays.asList(arguments), 7);
    return CommandRun.of(arguments);
  }
}
