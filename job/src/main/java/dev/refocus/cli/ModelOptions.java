package dev.refocus.cli;

import dev.refocus.config.Settings;
import picocli.CommandLine.Option;

/** Where the models of scores are. */
final class ModelOptions {
  @Option(
      names = "--models",
      paramLabel = "URI",
      description =
          "Folder with models and their models.yaml: s3a://, file: or a path (score.models).")
  private String models;

  Settings applied(Settings settings) {
    return models == null ? settings : settings.set("score.models", models);
  }
}
