package dev.refocus.config.spec;

import dev.refocus.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A YAML file that people write and hand on: plain values only, and not more of them than its
 * length suggests, for aliases of aliases make gigabytes of a few lines.
 */
public final class SpecFile {
  /** Characters, before and after aliases are put in; the longest of ours has some thousands. */
  static final int MOST_CHARACTERS = 1 << 17;

  private static final int MOST_ALIASES = 30;
  private static final int MOST_DEPTH = 50;

  private SpecFile() {}

  /**
   * What the file says.
   *
   * @param example for the message if there is no such file
   * @throws UsageException if it cannot be read, is no YAML, or too large
   */
  public static Object read(Path file, String example) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), reader);
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read; name a %s".formatted(file, example), e);
    }
  }

  /**
   * The same.
   *
   * @param where for messages
   */
  public static Object read(String where, Reader text) {
    try {
      Object value = new Yaml(new SafeConstructor(options())).load(bounded(where, text));
      weigh(where, value, 0, MOST_CHARACTERS);
      return value;
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read; make it readable UTF-8".formatted(where), e);
    } catch (YAMLException e) {
      throw new UsageException(
          "%s: is not YAML: %s".formatted(where, e.getMessage().replaceAll("\\s+", " ")), e);
    }
  }

  /** The YAML library has a bound of its own, which a single long word passes. */
  private static String bounded(String where, Reader text) throws IOException {
    char[] characters = new char[MOST_CHARACTERS + 1];
    int length = 0;
    for (int more = 0; more >= 0 && length < characters.length; length += Math.max(more, 0)) {
      more = text.read(characters, length, characters.length - length);
    }
    if (length > MOST_CHARACTERS) {
      throw tooLong(where);
    }
    return new String(characters, 0, length);
  }

  private static UsageException tooLong(String where) {
    return new UsageException(
        String.format(
            Locale.ROOT,
            "%s: with its aliases expanded it has more than %d characters, or it refers to itself; write the values out",
            where,
            MOST_CHARACTERS));
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(MOST_DEPTH);
    return options;
  }

  /** What is left of {@code budget}, each value counted as often as it is referred to. */
  private static int weigh(String where, Object value, int depth, int budget) {
    if (depth > 2 * MOST_DEPTH) {
      throw tooLong(where);
    }
    int left = budget - 1;
    if (value instanceof Map<?, ?> map) {
      left = weigh(where, map.keySet(), depth + 1, left);
      left = weigh(where, map.values(), depth + 1, left);
    } else if (value instanceof Collection<?> items) {
      for (Object item : items) {
        left = weigh(where, item, depth + 1, left);
      }
    } else {
      left -= String.valueOf(value).length();
    }
    if (left < 0) {
      throw tooLong(where);
    }
    return left;
  }
}
