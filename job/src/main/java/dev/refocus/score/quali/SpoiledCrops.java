package dev.refocus.score.quali;

import dev.refocus.UsageException;
import dev.refocus.image.Image;
import dev.refocus.score.clip.ClipPixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Every picture with every ladder: an item. Of an item two overlapping crops are taken at random,
 * and both climb the ladder.
 *
 * @param pictures sharp ones; each is read when an item of it is wanted
 * @param side of a crop, px
 * @param seed of the crops and the ladders' random numbers
 */
public record SpoiledCrops(
    List<Supplier<Image>> pictures, List<Ladder> ladders, int side, long seed) {
  /** Crops of an item, both at every level. */
  static final int COUNT = 2 * Ladder.LEVELS;

  public int items() {
    return pictures.size() * ladders.size();
  }

  /**
   * The crops of an item: the first at levels 1 to 5, then the second.
   *
   * @param draw which of the random choices of crops; equal ones give equal crops
   * @return {@value #COUNT} of {@code (3, side, side)}, multiples of 1/255
   * @throws UsageException if the picture is too small
   */
  List<Image> of(int item, int draw) {
    Image picture = ClipPixels.rgb(pictures.get(item / ladders.size()).get());
    requireLarge(picture);
    SplittableRandom random =
        new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L * (item * 64L + draw));
    int top = random.nextInt(picture.height() - side + 1);
    int left = random.nextInt(picture.width() - side + 1);
    List<Image> crops = new ArrayList<>();
    crops.addAll(spoiled(picture.part(top, left, side, side), item, random));
    int otherTop = beside(top, picture.height() - side, random);
    int otherLeft = beside(left, picture.width() - side, random);
    crops.addAll(spoiled(picture.part(otherTop, otherLeft, side, side), item, random));
    return crops;
  }

  private void requireLarge(Image picture) {
    if (Math.min(picture.height(), picture.width()) < side) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "a picture of %d x %d (height x width): must be at least %d x %d for this backbone; leave it out",
              picture.height(),
              picture.width(),
              side,
              side));
    }
  }

  /** Up to half a crop away, so that a quarter of the crops or more is common. */
  private int beside(int place, int most, SplittableRandom random) {
    int moved = place + random.nextInt(side + 1) - side / 2;
    return Math.min(Math.max(moved, 0), most);
  }

  private List<Image> spoiled(Image crop, int item, SplittableRandom random) {
    Ladder ladder = ladders.get(item % ladders.size());
    List<Image> levels = new ArrayList<>();
    for (int level = 1; level <= Ladder.LEVELS; level++) {
      levels.add(ClipPixels.rgb(ladder.at(crop, level, random)));
    }
    return levels;
  }
}
