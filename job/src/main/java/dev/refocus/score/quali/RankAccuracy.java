package dev.refocus.score.quali;

import dev.refocus.image.Image;
import dev.refocus.score.scorer.Scorer;
import java.util.List;

/** How often a judge finds the worse of two levels worse. */
public final class RankAccuracy {
  private RankAccuracy() {}

  /**
   * Asks a judge.
   *
   * @param judge whose first score is higher for better images
   * @return for every item the share of pairs of levels in the right order, in [0, 1]; equal scores
   *     are not
   */
  public static double[] of(Scorer judge, SpoiledCrops crops) {
    double[] shares = new double[crops.items()];
    for (int item = 0; item < shares.length; item++) {
      List<Image> images = crops.of(item, 0);
      List<float[]> scores = judge.score(images);
      shares[item] =
          (share(scores.subList(0, Ladder.LEVELS))
                  + share(scores.subList(Ladder.LEVELS, 2 * Ladder.LEVELS)))
              / 2;
    }
    return shares;
  }

  private static double share(List<float[]> levels) {
    double right = 0;
    int pairs = 0;
    for (int better = 0; better < levels.size(); better++) {
      for (int worse = better + 1; worse < levels.size(); worse++) {
        right += levels.get(better)[0] > levels.get(worse)[0] ? 1 : 0;
        pairs++;
      }
    }
    return right / pairs;
  }
}
