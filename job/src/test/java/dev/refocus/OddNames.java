package dev.refocus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes names that files and keys may have: the same seed makes the same ones. */
public final class OddNames {
  /** First and last code points of letters, marks, signs, controls and what has no meaning. */
  private static final int[][] LETTERS = {
    {0x20, 0x7e},
    {1, 0x1f},
    {0x7f, 0xa0},
    {0xa1, 0x24f},
    {0x300, 0x36f},
    {0x370, 0x4ff},
    {0x5d0, 0x6ff},
    {0xe01, 0xe5b},
    {0x1100, 0x11ff},
    {0x2000, 0x206f},
    {0x3040, 0x30ff},
    {0x4e00, 0x9fff},
    {0xac00, 0xd7a3},
    {0xe000, 0xf8ff},
    {0xfb00, 0xfdff},
    {0xfeff, 0xfeff},
    {0xfff0, 0xffff},
    {0x10300, 0x1034a},
    {0x1f300, 0x1faff},
    {0xe0001, 0xe007f}
  };

  private static final List<String> BEGINNINGS =
      List.of(
          "_", "__", "_DSC", "-", "--output=", "@", "~", "#", "$(x)", " ", "12:30 ", "file:", "%");

  private static final List<String> INSIDES =
      List.of(
          ":",
          "://",
          "\\",
          "%2F",
          "%00",
          "+",
          "?",
          "*",
          "[a-z]",
          "{a,b}",
          "'",
          "\"",
          "`",
          "\n",
          "\r\n",
          "\t",
          "\u001b[31m",
          "\u0085",
          "\u2028",
          "\u202e",
          "\u200b",
          "e\u0301",
          ";",
          "&",
          "=",
          "^",
          "|",
          "..",
          "\ufffd");

  private static final List<String> ENDINGS =
      List.of(".png", ".PNG", "", ".", " ", ".png ", ".png.", ".txt", ".parquet", "~", ".crc");

  /** Between the names of a key: object stores have no folders. */
  private static final List<String> SEPARATORS =
      List.of("/", "//", "/./", "/../", "/../../", "///");

  private final Random random;
  private final int longest;

  private OddNames(long seed, int longest) {
    this.random = new Random(seed);
    this.longest = longest;
  }

  /** Names of local files, some in folders; none is hidden or another one's folder. */
  public static List<String> files(long seed, int count) {
    OddNames names = new OddNames(seed, 255);
    return names.distinct(count, List.of("/"));
  }

  /** Keys of an object store. */
  public static List<String> keys(long seed, int count) {
    OddNames names = new OddNames(seed, 450);
    return names.distinct(count, SEPARATORS);
  }

  private List<String> distinct(int count, List<String> separators) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      StringBuilder name = new StringBuilder();
      for (int folder = random.nextInt(3); folder > 0; folder--) {
        name.append("d").append(name(longest - 1)).append(any(separators));
      }
      names.add(name + name(longest));
    }
    return new ArrayList<>(names);
  }

  private String name(int bound) {
    StringBuilder name = new StringBuilder(random.nextInt(3) == 0 ? any(BEGINNINGS) : "");
    int[] letters = LETTERS[random.nextInt(LETTERS.length)];
    int length = random.nextInt(6) == 0 ? bound : 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      int letter = letters[0] + random.nextInt(letters[1] - letters[0] + 1);
      name.append(letter == '/' ? "" : Character.toString(letter));
      name.append(random.nextInt(8) == 0 ? any(INSIDES).replace("/", "") : "");
    }
    String ending = any(ENDINGS);
    return visible(cut(name.toString(), bound - ending.length()) + ending);
  }

  private static String cut(String name, int bytes) {
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > bytes) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }

  private static String visible(String name) {
    return name.startsWith(".") || name.isEmpty()
        ? "v" + name.substring(name.isEmpty() ? 0 : 1)
        : name;
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
