package dev.refocus.score.quali;

import dev.refocus.image.Image;
import java.util.random.RandomGenerator;

/** A way to spoil a picture that gets worse from level to level. */
@FunctionalInterface
public interface Ladder {
  /** Levels of a ladder, from 1 on. */
  int LEVELS = 5;

  /**
   * The picture at a level.
   *
   * @param rgb {@code (3, h, w)} in [0, 1]
   * @return the same size and range
   */
  Image at(Image rgb, int level, RandomGenerator random);
}
