package dev.refocus.score.percept;

import dev.refocus.image.Image;
import dev.refocus.score.clip.ClipInput;
import dev.refocus.score.clip.ClipPixels;
import dev.refocus.score.clip.Views;
import java.util.List;

/** The parts of an image that an adapter sees; the mean over them is the score. */
public enum View implements Views {
  /**
   * Fifteen squares, 5 rows of 3, of the image resized to 512 x 384 (for towers of 224 pixels; in
   * proportion for others). PerceptCLIP draws fifteen at random; here an attempt gives the same as
   * the one before it.
   */
  GRID(15) {
    @Override
    public List<Image> of(Image image, ClipInput input) {
      int side = input.side();
      Image resized = ClipPixels.resize(image, 512 * side / 224, 384 * side / 224);
      return ClipPixels.grid(resized, side, side, 5, 3);
    }
  },
  /** The middle of the image, its shorter side resized to the tower's. */
  CENTER(1) {
    @Override
    public List<Image> of(Image image, ClipInput input) {
      return List.of(ClipPixels.centerCrop(image, input.side()));
    }
  };

  private final int count;

  View(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  @Override
  public boolean anySize() {
    return false;
  }
}
