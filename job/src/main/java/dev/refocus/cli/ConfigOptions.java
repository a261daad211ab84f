package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.config.ConfFolder;
import dev.refocus.config.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that every restoring command has. */
final class ConfigOptions {
  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "HR pixels per LR pixel along a side: 2, 3 or 4 (fit.scale).")
  private String scale;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "How much is spent on an image: fast (fit.profile).")
  private String profile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random streams (fit.seed).")
  private String seed;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings to use instead of conf/refocus.properties.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of conf/refocus.properties.")
  private Map<String, String> set = new LinkedHashMap<>();

  /**
   * @throws UsageException if a key is unknown
   */
  Settings settings() {
    Settings settings = config == null ? installed() : new Settings().load(config);
    set.forEach(settings::set);
    setIfGiven(settings, "fit.scale", scale);
    setIfGiven(settings, "fit.profile", profile);
    setIfGiven(settings, "fit.seed", seed);
    return settings;
  }

  private static Settings installed() {
    try (Reader reader = ConfFolder.open("refocus.properties")) {
      return new Settings().load(reader);
    } catch (IOException e) {
      throw new UsageException("conf/refocus.properties cannot be read, make it readable", e);
    }
  }

  private static void setIfGiven(Settings settings, String key, String value) {
    if (value != null) {
      settings.set(key, value);
    }
  }
}
