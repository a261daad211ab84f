package dev.refocus.export;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Strangers' names as names that every file system and store takes and that stay in their folder.
 */
final class SafeName {
  /** Unseen characters, and what Windows, Hadoop or a shell take for something else. */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\uFFFD\\\\/:*?\"<>|]");

  /** A hidden name, a way out of the folder, and ends that Windows drops. */
  private static final Pattern EDGES = Pattern.compile("^\\.|[. ]$");

  /** File systems take 255; a temporary name has 45 more. */
  private static final int MOST_BYTES = 200;

  private SafeName() {}

  /** One name between slashes, never empty. */
  static String of(String name) {
    return cut(uncut(name), MOST_BYTES);
  }

  /** The same of any length. */
  static String uncut(String name) {
    String safe = EDGES.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("_");
    return safe.isEmpty() ? "_" : safe;
  }

  /** The folders of a path, each made safe; empty if it has none. */
  static String folders(String path) {
    return Stream.of(path.split("/"))
        .filter(name -> !name.isEmpty())
        .map(SafeName::of)
        .collect(Collectors.joining("/"));
  }

  /** The name's beginning that has at most so many bytes in UTF-8. */
  static String cut(String name, int bytes) {
    String beginning = name;
    while (beginning.getBytes(StandardCharsets.UTF_8).length > bytes) {
      beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
    }
    return beginning;
  }

  /** Equal for names that some file system takes for one: of other case, of other accents' code. */
  static String key(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
