package dev.refocus.score;

import dev.refocus.score.scorer.Scorer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Scores that have a field of their own in the row; any other score of a model stands in the map
 * {@code more}. The row's specification says what each means.
 */
public enum KnownScore {
  /** {@link dev.refocus.metric.natural.Niqe}. */
  NIQE("niqe", 0, Double.POSITIVE_INFINITY, Better.LOWER),
  /** {@link dev.refocus.metric.natural.Brisque}. */
  BRISQUE("brisque", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Better.LOWER),
  CLIP_IQA("clip_iqa", 0, 1, Better.HIGHER),
  QUALI_CLIP("quali_clip", 0, 1, Better.HIGHER),
  PERCEPT_QUALITY(
      "percept.quality", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Better.HIGHER),
  PERCEPT_MEMORABILITY(
      "percept.memorability", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Better.NEITHER),
  AESTHETIC("aesthetic", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Better.HIGHER);

  /** Which of two values speaks for the better image. */
  public enum Better {
    LOWER,
    HIGHER,
    NEITHER
  }

  private final String score;
  private final double least;
  private final double most;
  private final Better better;

  KnownScore(String score, double least, double most, Better better) {
    this.score = score;
    this.least = least;
    this.most = most;
    this.better = better;
  }

  /** Its name among the names of {@link Scorer#names}. */
  public String score() {
    return score;
  }

  /** The field's name in the row, which has no dots. */
  public String field() {
    return score.replace('.', '_');
  }

  /** No value is below. */
  public double least() {
    return least;
  }

  /** No value is above. */
  public double most() {
    return most;
  }

  public Better better() {
    return better;
  }

  /** The score of a name as {@link Scorer#names} says it: {@code percept.quality} has a field. */
  public static Optional<KnownScore> of(String name) {
    String field = name.replace('.', '_');
    return Arrays.stream(values()).filter(known -> known.field().equals(field)).findFirst();
  }
}
