package dev.refocus.config;

import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The text of every setting, by its key; starts from the defaults and refuses unknown keys. */
public final class Settings {
  /** Every key with its default, in the order of {@code conf/refocus.properties}. */
  public static final Map<String, String> DEFAULTS = defaults();

  /** A month. */
  private static final int MAX_SECONDS = 30 * 24 * 3600;

  private final Map<String, String> values = new LinkedHashMap<>(DEFAULTS);

  /**
   * @throws UsageException if there is no such key; the message names the nearest one
   */
  public Settings set(String key, String value) {
    if (!DEFAULTS.containsKey(key)) {
      throw new UsageException(
          "unknown setting %s, did you mean %s?"
              .formatted(key, NearestName.of(key, DEFAULTS.keySet())));
    }
    values.put(key, value.strip());
    return this;
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
   * @throws UsageException if a value is out of its bounds
   */
  public FitConfig fit() {
    return new FitConfig(
        Math.toIntExact(number("fit.scale", 2, 4, "HR pixels per LR pixel")),
        oneOf("fit.profile", Profile.values()),
        number("fit.seed", Long.MIN_VALUE, Long.MAX_VALUE, "any whole number"),
        Math.toIntExact(number("fit.memory-per-image", 64, 1 << 20, "MiB")),
        share("fit.budget"));
  }

  /**
   * @throws UsageException if a value is out of its bounds
   */
  public RunConfig run() {
    return new RunConfig(
        limits(),
        times(),
        extensions(),
        oneOf("input.pages", Pages.values()) == Pages.ALL,
        Math.toIntExact(number("run.max-tasks", 1, 1_000_000, "tasks")),
        Math.toIntExact(number("run.images-per-file", 1, 100_000, "rows")),
        truth("output.shared"),
        values.get("score.models"));
  }

  /** Which pages of a file are inputs. */
  private enum Pages {
    FIRST,
    ALL
  }

  private TimeLimits times() {
    int image = seconds("limits.seconds-per-image", 1);
    return new TimeLimits(image, seconds("limits.seconds-to-hang", image + 1));
  }

  private int seconds(String key, int least) {
    return Math.toIntExact(number(key, least, MAX_SECONDS, "seconds"));
  }

  private DecodeLimits limits() {
    return new DecodeLimits(
        number("limits.max-bytes", 1, 1L << 30, "bytes"),
        Math.toIntExact(number("limits.min-side", 8, 1 << 16, "LR pixels")),
        Math.toIntExact(number("limits.max-side", 8, 1 << 16, "LR pixels")),
        number("limits.max-pixels", 64, 1L << 28, "LR pixels"),
        number("limits.max-hr-pixels", 256, 1L << 28, "HR pixels"),
        seconds("limits.seconds-per-decode", 1));
  }

  private List<String> extensions() {
    List<String> names =
        Stream.of(values.get("input.extensions").split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (names.stream().anyMatch(name -> !name.matches("[a-z0-9]+"))) {
      throw new UsageException(
          "input.extensions: %s, must be endings without dots, separated by commas, such as png,jpg"
              .formatted(values.get("input.extensions")));
    }
    return names;
  }

  private long number(String key, long least, long most, String unit) {
    String value = values.get(key);
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below serves both.
    }
    throw new UsageException(
        String.format(
            Locale.ROOT,
            "%s: %s, must be a whole number from %d to %d (%s)",
            key,
            value,
            least,
            most,
            unit));
  }

  private double share(String key) {
    String value = values.get(key);
    try {
      double share = Double.parseDouble(value);
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // The message below serves both.
    }
    throw new UsageException("%s: %s, must be a number above 0, at most 1".formatted(key, value));
  }

  private boolean truth(String key) {
    String value = values.get(key).toLowerCase(Locale.ROOT);
    if (!List.of("true", "false").contains(value)) {
      throw new UsageException("%s: %s, must be true or false".formatted(key, value));
    }
    return Boolean.parseBoolean(value);
  }

  private <E extends Enum<E>> E oneOf(String key, E[] choices) {
    String value = values.get(key);
    List<String> names = Stream.of(choices).map(Settings::text).toList();
    int choice = names.indexOf(value.toLowerCase(Locale.ROOT));
    if (choice < 0) {
      throw new UsageException(
          "%s: %s, must be %s".formatted(key, value, String.join(" or ", names)));
    }
    return choices[choice];
  }

  private static String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> defaults() {
    FitConfig fit = FitConfig.DEFAULT;
    RunConfig run = RunConfig.DEFAULT;
    DecodeLimits limits = run.limits();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("fit.scale", Integer.toString(fit.scale()));
    texts.put("fit.profile", text(fit.profile()));
    texts.put("fit.seed", Long.toString(fit.seed()));
    texts.put("fit.memory-per-image", Integer.toString(fit.memoryMib()));
    texts.put("fit.budget", "1");
    texts.put("input.extensions", String.join(",", run.extensions()));
    texts.put("input.pages", text(run.allPages() ? Pages.ALL : Pages.FIRST));
    texts.put("limits.max-bytes", Long.toString(limits.maxBytes()));
    texts.put("limits.min-side", Integer.toString(limits.minSide()));
    texts.put("limits.max-side", Integer.toString(limits.maxSide()));
    texts.put("limits.max-pixels", Long.toString(limits.maxPixels()));
    texts.put("limits.max-hr-pixels", Long.toString(limits.maxHrPixels()));
    texts.put("limits.seconds-per-decode", Integer.toString(limits.maxSeconds()));
    texts.put("limits.seconds-per-image", Integer.toString(run.times().secondsPerImage()));
    texts.put("limits.seconds-to-hang", Integer.toString(run.times().secondsToHang()));
    texts.put("run.max-tasks", Integer.toString(run.maxTasks()));
    texts.put("run.images-per-file", Integer.toString(run.imagesPerFile()));
    texts.put("output.shared", Boolean.toString(run.sharedOutput()));
    texts.put("score.models", run.models());
    return Collections.unmodifiableMap(texts);
  }
}
