package dev.refocus.score.clip;

import dev.refocus.image.Image;
import java.util.List;

/**
 * The parts of an image at its own resolution that a tower sees. Resizing would take away the blur
 * and noise that quality is about.
 *
 * <p>A vision transformer sees at most 3 x 3 squares, a ResNet without positions the whole image,
 * or at most 3 x 3 parts if a side has more than {@value #MOST} pixels. All are spread evenly, the
 * same for every attempt.
 */
enum ImageViews implements Views {
  OWN_RESOLUTION;

  private static final int MOST = 1024;

  /** Five halvings leave at least one place. */
  private static final int LEAST = 32;

  @Override
  public boolean anySize() {
    return true;
  }

  @Override
  public List<Image> of(Image image, ClipInput input) {
    int least = input.fixed() ? input.side() : LEAST;
    Image view = ClipPixels.rgb(image);
    if (Math.min(view.height(), view.width()) < least) {
      view = ClipPixels.shorterSide(view, least);
    }
    int height = input.fixed() ? least : Math.min(view.height(), MOST);
    int width = input.fixed() ? least : Math.min(view.width(), MOST);
    return ClipPixels.grid(
        view, height, width, count(view.height(), height), count(view.width(), width));
  }

  private static int count(int length, int part) {
    return Math.min((length + part - 1) / part, 3);
  }
}
