package dev.refocus.cli.options;

import dev.refocus.config.RunSettings;
import dev.refocus.config.Settings;
import picocli.CommandLine.Option;

/** Where the models of scores are. */
public final class ModelOptions {
  @Option(
      names = "--models",
      paramLabel = "URI",
      description =
          "Folder with models and their models.yaml: s3a://, file: or a path (score.models).")
  private String models;

  public Settings applied(Settings settings) {
    return models == null ? settings : settings.set(RunSettings.MODELS.key(), models);
  }
}
