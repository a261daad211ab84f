package dev.refocus.score.clip;

import dev.refocus.UsageException;
import dev.refocus.text.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Opposite texts. A score's pairs are averaged.
 *
 * @param pairs in the order of their scores' first appearance
 */
public record PromptPairs(List<Pair> pairs) {

  /**
   * Two texts that mean the opposite of each other.
   *
   * @param score that the pair speaks for
   * @param positive the text that a high score stands for
   * @param negative its opposite
   */
  public record Pair(String score, String positive, String negative) {}

  /** The attributes of CLIP-IQA: {@code prompts.csv} beside this class. */
  public static PromptPairs clipIqa() {
    return shipped("prompts.csv");
  }

  /** The seven pairs of QualiCLIP: {@code quali.csv} beside this class. */
  public static PromptPairs quali() {
    return shipped("quali.csv");
  }

  private static PromptPairs shipped(String name) {
    try (InputStream lines = PromptPairs.class.getResourceAsStream(name)) {
      return parse(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads pairs, one a line.
   *
   * @param text lines of {@code score,positive,negative}, texts with commas in quotes; a line that
   *     begins with # is a comment
   */
  public static PromptPairs parse(String text) {
    List<Pair> pairs =
        Csv.read("prompt pairs", text).stream()
            .map(Csv.Line::cells)
            .filter(cells -> !cells.get(0).startsWith("#"))
            .map(PromptPairs::pair)
            .toList();
    return new PromptPairs(pairs);
  }

  private static Pair pair(List<String> cells) {
    if (cells.size() != 3) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "prompt pair '%s' has %d fields, must be score,positive,negative; put a text with commas in quotes",
              String.join(",", cells),
              cells.size()));
    }
    return new Pair(cells.get(0), cells.get(1), cells.get(2));
  }

  /** Names of the scores. */
  public List<String> scores() {
    return pairs.stream().map(Pair::score).distinct().toList();
  }

  /** Positive and negative texts in turn. */
  public List<String> texts() {
    return pairs.stream().flatMap(pair -> Stream.of(pair.positive(), pair.negative())).toList();
  }
}
