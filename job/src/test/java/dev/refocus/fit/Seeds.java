package dev.refocus.fit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random streams of the tests; {@code -Dtest.seed=N} runs them with others. */
public final class Seeds {
  public static final long SEED = Long.getLong("test.seed", 20);

  private Seeds() {}

  /** A new stream, the same at each call. */
  public static RandomGenerator random() {
    return new SplittableRandom(SEED);
  }

  /** What to add to the command that runs a test again as it ran. */
  public static String replay() {
    return "-Dtest.seed=" + SEED;
  }
}
