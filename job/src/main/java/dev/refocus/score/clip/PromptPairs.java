package dev.refocus.score.clip;

import dev.refocus.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    try (InputStream lines = PromptPairs.class.getResourceAsStream("prompts.csv")) {
      return parse(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads pairs, one a line.
   *
   * @param text lines of {@code score,positive,negative}; a line that begins with # is a comment
   */
  public static PromptPairs parse(String text) {
    List<Pair> pairs = new ArrayList<>();
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      String[] fields = line.split(",", -1);
      if (fields.length != 3) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "prompt pair '%s' has %d fields, must be score,positive,negative",
                line,
                fields.length));
      }
      pairs.add(new Pair(fields[0].strip(), fields[1].strip(), fields[2].strip()));
    }
    return new PromptPairs(List.copyOf(pairs));
  }

  /** Names of the scores. */
  public List<String> scores() {
    return pairs.stream().map(Pair::score).distinct().toList();
  }

  /** Positive and negative texts in turn. */
  List<String> texts() {
    return pairs.stream().flatMap(pair -> Stream.of(pair.positive(), pair.negative())).toList();
  }
}
