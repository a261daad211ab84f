package dev.refocus.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.DecodeLimits;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestEverySetting {
  /** None is its default, and no two numbers are the same. */
  private static final Map<String, String> OTHER =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("fit.scale", "3"),
              Map.entry("fit.width", "2000"),
              Map.entry("fit.profile", "neural"),
              Map.entry("fit.look", "crisp"),
              Map.entry("fit.share-kernel", "camera"),
              Map.entry("fit.seed", "-5"),
              Map.entry("fit.memory-per-image", "777"),
              Map.entry("fit.budget", "0.25"),
              Map.entry("fit.network", "models/net.pt"),
              Map.entry("input.extensions", "png, XYZ"),
              Map.entry("input.pages", "ALL"),
              Map.entry("input.min-side", "31"),
              Map.entry("input.max-pixels", "9000000000"),
              Map.entry("limits.max-bytes", "1001"),
              Map.entry("limits.min-side", "11"),
              Map.entry("limits.max-side", "1003"),
              Map.entry("limits.max-pixels", "1004"),
              Map.entry("limits.max-hr-pixels", "1005"),
              Map.entry("limits.seconds-per-decode", "16"),
              Map.entry("limits.seconds-per-image", "1007"),
              Map.entry("limits.seconds-to-hang", "1008"),
              Map.entry("run.max-tasks", "19"),
              Map.entry("run.images-per-file", "20"),
              Map.entry("run.images-per-move", "21"),
              Map.entry("run.max-core-hours", "2.5"),
              Map.entry("output.shared", "true"),
              Map.entry("output.prune", "true"),
              Map.entry("score.models", "s3a://bucket/models")));

  @Test
  void everyKeyArrives() {
    Settings settings = new Settings();
    OTHER.forEach(settings::set);
    assertThat(settings.fit())
        .isEqualTo(
            new FitConfig(3, Profile.NEURAL, -5, 777, 0.25)
                .with(new Enlargement(3, 2000))
                .with(Look.CRISP)
                .with(ShareKernel.CAMERA));
    assertThat(settings.network()).isEqualTo("models/net.pt");
    assertThat(settings.run())
        .isEqualTo(
            new RunConfig(
                new DecodeLimits(1001, 11, 1003, 1004, 1005, 16),
                new TimeLimits(1007, 1008),
                new RunConfig.InputChoice(
                    new SizeChoice(31, 9_000_000_000L), List.of("png", "xyz"), true),
                new RunConfig.WorkLimits(19, 20, 21, 2.5),
                new RunConfig.OutputChoice(true, true),
                "s3a://bucket/models"));
  }

  @Test
  void everyKeyIsAmongThemWithAnotherValue() {
    assertThat(OTHER.keySet())
        .containsExactlyInAnyOrderElementsOf(Settings.ALL.stream().map(Setting::key).toList());
    for (Setting<?> setting : Settings.ALL) {
      assertThat(OTHER.get(setting.key()))
          .as(setting.key())
          .isNotEqualToIgnoringCase(setting.defaultText());
    }
  }

  @Test
  void everyDefaultIsWithinItsBounds() {
    for (Setting<?> setting : Settings.ALL) {
      assertThat(setting.parse(setting.defaultText())).isEqualTo(setting.otherwise());
    }
  }

  @Test
  void theShippedFileIsThatOfTheDeclarations() throws IOException {
    StringWriter file = new StringWriter();
    try (Reader shipped = ConfFolder.open("refocus.properties")) {
      shipped.transferTo(file);
    }
    assertThat(file).as("conf/refocus.properties").hasToString(SettingsPage.text());
  }

  @Test
  void theHashOfTheConfigurationIsMadeOfAllSettingsThatChangePixels() {
    KnownNetwork network = new KnownNetwork("net", "net.pt", "00", NetworkCard.upscaler(2, 1));
    Set<String> keys = new LinkedHashSet<>(new FitConfig(2, Profile.PAPER, 0).settings().keySet());
    FitConfig wide = new FitConfig(2, Profile.PAPER, 0).with(new Enlargement(2, 500));
    keys.addAll(wide.settings().keySet());
    keys.addAll(new FitConfig(2, Profile.NETWORK, 0).with(network).settings().keySet());
    assertThat(keys)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("algorithm"), FitSettings.ALL.stream().map(Setting::key))
                .toList());
  }
}
