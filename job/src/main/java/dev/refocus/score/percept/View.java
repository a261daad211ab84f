package dev.refocus.score.percept;

import dev.refocus.decode.Image;
import dev.refocus.score.clip.ClipPixels;
import java.util.List;

/** The parts of an image that an adapter sees; the mean over them is the score. */
public enum View {
  /**
   * Fifteen squares, 5 rows of 3, of the image resized to 512 x 384 (for towers of 224 pixels; in
   * proportion for others). PerceptCLIP draws fifteen at random; here an attempt gives the same as
   * the one before it.
   */
  GRID(15) {
    @Override
    List<Image> of(Image image, int side) {
      Image resized = ClipPixels.resize(image, 512 * side / 224, 384 * side / 224);
      return ClipPixels.grid(resized, side, side, 5, 3);
    }
  },
  /** The middle of the image, its shorter side resized to the tower's. */
  CENTER(1) {
    @Override
    List<Image> of(Image image, int side) {
      return List.of(ClipPixels.centerCrop(image, side));
    }
  };

  private final int count;

  View(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /**
   * @param side of the tower's images in pixels
   */
  abstract List<Image> of(Image image, int side);
}
