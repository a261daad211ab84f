package dev.refocus.config;

import dev.refocus.UsageException;
import dev.refocus.config.RunSettings.Pages;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.text.ByteOrderMark;
import dev.refocus.text.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The text of every setting, by its key; starts from the defaults and refuses unknown keys. */
public final class Settings {
  /** Every setting, in the order of {@code conf/refocus.properties}. */
  public static final List<Setting<?>> ALL =
      Stream.of(FitSettings.ALL, RunSettings.ALL, LimitSettings.ALL).flatMap(List::stream).toList();

  private final Map<String, String> values = new LinkedHashMap<>();

  public Settings() {
    ALL.forEach(setting -> values.put(setting.key(), setting.defaultText()));
  }

  /**
   * Replaces the value of a key.
   *
   * @throws UsageException if there is no such key; the message names the nearest one
   */
  public Settings set(String key, String value) {
    if (!values.containsKey(key)) {
      throw new UsageException(
          "unknown setting %s, did you mean %s?"
              .formatted(key, NearestName.of(key, values.keySet())));
    }
    values.put(key, value.strip());
    return this;
  }

  /** The same settings, to be changed. */
  public Settings copy() {
    Settings copy = new Settings();
    values.forEach(copy::set);
    return copy;
  }

  /** Sets every key of a properties file in UTF-8. */
  public Settings load(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return load(reader);
    } catch (IOException e) {
      throw new UsageException(
          "--config: %s cannot be read, name a readable file of key=value lines".formatted(file),
          e);
    }
  }

  /** Sets every key of a properties file. */
  public Settings load(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(ByteOrderMark.without(reader));
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> set(key, properties.getProperty(key)));
    return this;
  }

  /**
   * The settings of a fit.
   *
   * @throws UsageException if a value is out of its bounds
   */
  public FitConfig fit() {
    return new FitConfig(
        new Enlargement(value(FitSettings.SCALE), value(FitSettings.WIDTH)),
        new Manner(value(FitSettings.PROFILE), value(FitSettings.LOOK), value(FitSettings.SHARE)),
        value(FitSettings.SEED),
        value(FitSettings.MEMORY),
        value(FitSettings.BUDGET),
        null,
        null);
  }

  /** What the user's network is called by; empty for none. */
  public String network() {
    return value(FitSettings.NETWORK);
  }

  /**
   * The settings of a run.
   *
   * @throws UsageException if a value is out of its bounds
   */
  public RunConfig run() {
    return new RunConfig(
        limits(),
        times(),
        inputs(),
        new RunConfig.WorkLimits(
            value(RunSettings.MAX_TASKS),
            value(RunSettings.IMAGES_PER_FILE),
            value(RunSettings.IMAGES_PER_MOVE),
            value(RunSettings.MAX_CORE_HOURS)),
        new RunConfig.OutputChoice(value(RunSettings.SHARED_OUTPUT), value(RunSettings.PRUNE)),
        value(RunSettings.MODELS));
  }

  private RunConfig.InputChoice inputs() {
    return new RunConfig.InputChoice(
        new SizeChoice(value(RunSettings.MIN_SIDE), value(RunSettings.MAX_PIXELS)),
        value(RunSettings.EXTENSIONS),
        value(RunSettings.PAGES) == Pages.ALL);
  }

  private TimeLimits times() {
    int image = value(LimitSettings.SECONDS_PER_IMAGE);
    int hang = value(LimitSettings.SECONDS_TO_HANG);
    if (hang <= image) {
      throw new UsageException(
          LimitSettings.SECONDS_TO_HANG.key()
              + (": " + hang + ", must be more than ")
              + (LimitSettings.SECONDS_PER_IMAGE.key() + " (" + image + ")"));
    }
    return new TimeLimits(image, hang);
  }

  private DecodeLimits limits() {
    return new DecodeLimits(
        value(LimitSettings.MAX_BYTES),
        value(LimitSettings.MIN_SIDE),
        value(LimitSettings.MAX_SIDE),
        value(LimitSettings.MAX_PIXELS),
        value(LimitSettings.MAX_HR_PIXELS),
        value(LimitSettings.SECONDS_PER_DECODE));
  }

  private <T> T value(Setting<T> setting) {
    return setting.parse(values.get(setting.key()));
  }
}
