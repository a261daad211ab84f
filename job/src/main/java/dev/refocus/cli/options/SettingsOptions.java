package dev.refocus.cli.options;

import dev.refocus.UsageException;
import dev.refocus.config.ConfFolder;
import dev.refocus.config.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that name settings as a file or one by one. */
public final class SettingsOptions {
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
   * Reads the settings of the file, and replaces those of {@code --set}.
   *
   * @throws UsageException if a key is unknown
   */
  public Settings settings() {
    Settings settings = config == null ? installed() : new Settings().load(config);
    set.forEach(settings::set);
    return settings;
  }

  private static Settings installed() {
    try (Reader reader = ConfFolder.open("refocus.properties")) {
      return new Settings().load(reader);
    } catch (IOException e) {
      throw new UsageException("conf/refocus.properties cannot be read, make it readable", e);
    }
  }
}
