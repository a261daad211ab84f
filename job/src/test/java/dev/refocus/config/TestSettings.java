package dev.refocus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSettings {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "fit.scal, fit.scale",
    "scale, fit.scale",
    "limits.maxbytes, limits.max-bytes",
    "images-per-files, run.images-per-file",
    "input.extension, input.extensions",
  })
  void unknownKeyNamesTheNearest(String typed, String meant) {
    assertThatThrownBy(() -> new Settings().set(typed, "1"))
        .isInstanceOf(UsageException.class)
        .hasMessage("unknown setting %s, did you mean %s?", typed, meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fit.scale | 17 | fit.scale: 17, must be a number from 1 to 16 (HR pixels per LR pixel)",
        "fit.scale | two | fit.scale: two, must be a number from 1 to 16 (HR pixels per LR pixel)",
        "fit.profile | slow | fit.profile: slow, must be solver or fast or balanced or neural or paper or network",
        "fit.budget | 0 | fit.budget: 0, must be a number above 0, at most 1",
        "fit.budget | 1.01 | fit.budget: 1.01, must be a number above 0, at most 1",
        "fit.budget | half | fit.budget: half, must be a number above 0, at most 1",
        "fit.seed | 0.5 | fit.seed: 0.5, must be a whole number of at most 64 bits",
        "limits.max-bytes | -1 | limits.max-bytes: -1, must be a whole number from 1 to 1073741824 (bytes)",
        "limits.seconds-to-hang | 1800 | limits.seconds-to-hang: 1800, must be more than limits.seconds-per-image (1800)",
        "run.max-tasks | 0 | run.max-tasks: 0, must be a whole number from 1 to 1000000 (tasks)",
        "input.extensions | .png | input.extensions: .png, must be endings without dots, separated by commas, such as png,jpg",
      })
  void wrongValueSaysValueAndBound(String key, String value, String message) {
    Settings settings = new Settings().set(key, value);
    assertThatThrownBy(
            () -> {
              settings.fit();
              settings.run();
            })
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void fileReplacesDefaultsAndIsReplacedByLaterValues() throws IOException {
    Path file = folder.resolve("my.properties");
    Files.writeString(file, "fit.scale=2\nfit.seed = 7 \n");
    FitConfig fit = new Settings().load(file).set("fit.seed", "8").fit();
    assertThat(fit).isEqualTo(new FitConfig(2, FitConfig.DEFAULT.profile(), 8));
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("none.properties");
    assertThatThrownBy(() -> new Settings().load(file))
        .isInstanceOf(UsageException.class)
        .hasMessage("--config: %s cannot be read, name a readable file of key=value lines", file);
  }
}
