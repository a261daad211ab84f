package dev.refocus.commit.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.store.AtomicFile;
import dev.refocus.store.SmallFile;
import dev.refocus.store.StoreErrors;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * {@code _CONFIG.json}: the settings that an output was begun with. Rows of other settings never
 * join them: half an archive at one scale and half at another would look whole.
 *
 * @param settings {@link FitConfig#settings}
 */
public record OutputSettings(String configId, Map<String, String> settings) {
  public static final String FILE = "_CONFIG.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * Writes the settings into a new output, compares them with those of an old one.
   *
   * @throws UsageException if they differ; the message names the first key that does
   */
  public static void claim(OutputFolder output, FitConfig config) {
    if (requireSame(output, config)) {
      return;
    }
    try {
      byte[] own = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(of(config));
      AtomicFile.write(output.files(), file(output), own);
    } catch (IOException e) {
      throw StoreErrors.usage("--output", output.toString(), e);
    }
  }

  /**
   * The comparison alone.
   *
   * @return whether there is an old output
   * @throws UsageException as {@link #claim} does
   */
  public static boolean requireSame(OutputFolder output, FitConfig config) {
    try {
      FileSystem files = output.files();
      boolean begun = files.exists(file(output));
      if (begun) {
        byte[] json = SmallFile.read(files, file(output));
        requireEqual(output, JSON.readValue(json, OutputSettings.class), of(config));
      }
      return begun;
    } catch (IOException e) {
      throw StoreErrors.usage("--output", output.toString(), e);
    }
  }

  private static OutputSettings of(FitConfig config) {
    return new OutputSettings(config.id(), config.settings());
  }

  private static Path file(OutputFolder output) {
    return new Path(output.path(), FILE);
  }

  private static void requireEqual(OutputFolder output, OutputSettings begun, OutputSettings own) {
    Map<String, String> all = new TreeMap<>(begun.settings);
    all.putAll(own.settings);
    for (String key : all.keySet()) {
      String before = orNone(begun.settings.get(key));
      String now = orNone(own.settings.get(key));
      if (!now.equals(before)) {
        throw new UsageException(
            "--output %s: an earlier run began this output with %s=%s, and this run has %s; use the same value or name another folder"
                .formatted(output, key, before, now));
      }
    }
  }

  private static String orNone(String value) {
    return value == null ? "none" : value;
  }
}
