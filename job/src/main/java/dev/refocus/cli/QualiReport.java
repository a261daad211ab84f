package dev.refocus.cli;

import ai.djl.Device;
import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import dev.refocus.image.Image;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.clip.QualiClip;
import dev.refocus.score.quali.Ladder;
import dev.refocus.score.quali.RankAccuracy;
import dev.refocus.score.quali.SpoiledCrops;
import dev.refocus.score.scorer.Scorer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How often a judge puts two levels of a distortion in the right order, on pictures that neither
 * training nor stopping saw.
 *
 * @param side of the crops, px
 */
record QualiReport(Path backbone, Path adapted, PromptPairs prompts, int side) {
  /** Other crops than those of the training. */
  private static final long SEED = -1;

  /**
   * Prints a line.
   *
   * @param name of the ladders
   */
  void print(String name, List<Supplier<Image>> pictures, List<Ladder> ladders, PrintWriter out) {
    SpoiledCrops crops = new SpoiledCrops(pictures, ladders, side, SEED);
    try (Scorer after = QualiClip.open(adapted, Device.cpu());
        Scorer before = ClipIqa.open(backbone, prompts, Device.cpu())) {
      out.printf(
          Locale.ROOT,
          "%s: %d distortions of %d pictures: levels in the right order %s; the backbone alone %s%n",
          name,
          ladders.size(),
          pictures.size(),
          text(RankAccuracy.of(after, crops)),
          text(RankAccuracy.of(before, crops)));
    }
    out.flush();
  }

  private static String text(double[] shares) {
    Interval interval = Bootstrap.ofMean(shares);
    return String.format(
        Locale.ROOT,
        "%.1f %% (95 %%: %.1f to %.1f)",
        100 * Statistics.mean(shares),
        100 * interval.low(),
        100 * interval.high());
  }
}
