package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestExplainCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temporary;
  private Path input;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.write(temporary.resolve("a.png"), SampleImages.png(30, 24, 1));
  }

  @Test
  void numbersPictureAndMapAgree() throws IOException {
    Path picture = temporary.resolve("p.png");
    Path saved = temporary.resolve("e.json");
    CommandRun run =
        explain("20,18", "--scale=2", "--profile=fast", "--output=" + picture, "--save=" + saved);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.RESTORED);
    JsonNode line = JSON.readTree(run.out());
    assertThat(line.path("image_id").asText()).isEqualTo(Sha256.hex(Files.readAllBytes(input)));
    assertThat(line.path("window").path("x").asInt()).isEqualTo(12);
    assertThat(line.path("window").path("y").asInt()).isEqualTo(10);
    assertThat(line.path("incompleteness").asDouble()).isLessThan(0.02);
    JsonNode whole = JSON.readTree(saved.toFile());
    assertThat(whole.path("attribution")).hasSize(30 * 24);
    double sum = 0;
    for (JsonNode pixel : whole.path("attribution")) {
      sum += pixel.asDouble();
    }
    double added = line.path("detail").asDouble() - line.path("detail_blurred").asDouble();
    assertThat(sum).isCloseTo(added, within(0.02 * added));
    assertThat(Base64.getDecoder().decode(whole.path("picture").asText()))
        .isEqualTo(Files.readAllBytes(picture));
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2 * 8 * 60 + 8);
  }

  @Test
  void whatCannotBeExplainedIsSaidInOneLine() {
    assertRefused("choose X from 0 to 59", "60,0", "--scale=2");
    assertRefused("scales 2, 3 and 4", "1,1", "--scale=8");
    assertRefused("must be two numbers", "7", "--scale=2");
    assertRefused("choose one of these", "1,1", "--scale=2", "--steps=2");
    assertRefused("neural and paper train networks", "1,1", "--scale=2", "--profile=neural");
    assertRefused(
        "ONNX Runtime gives no derivative",
        "1,1",
        "--scale=3",
        "--network=" + network("upscaler_x3.onnx"));
  }

  private void assertRefused(String reason, String at, String... options) {
    CommandRun run = explain(at, options);
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err()).contains(reason).hasLineCount(1);
  }

  private CommandRun explain(String at, String... options) {
    List<String> arguments = new ArrayList<>(List.of("explain", input.toString(), "--at=" + at));
    arguments.addAll(List.of(options));
    arguments.add("--json");
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static Path network(String name) {
    return Checkout.root().resolve("datasets/reference/networks").resolve(name);
  }
}
