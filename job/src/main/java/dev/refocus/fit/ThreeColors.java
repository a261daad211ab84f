package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.Planes;
import dev.refocus.image.Image;

/** Networks of colours see a grey image as three equal colours, and give it back as their mean. */
final class ThreeColors {
  private static final int COLORS = 3;

  private ThreeColors() {}

  /**
   * What a network sees.
   *
   * @param image {@code (1 or 3, h, w)}
   * @return three of {@code (h, w)}
   */
  static NDList planes(NDManager manager, Image image) {
    NDList planes = new NDList();
    for (int i = 0; i < COLORS; i++) {
      planes.add(Planes.toArray(manager, image.plane(Math.min(i, image.channels() - 1))));
    }
    return planes;
  }

  /** The same of {@code (1 or 3, h, w)}. */
  static NDList planes(NDArray image) {
    long last = image.getShape().get(0) - 1;
    NDList planes = new NDList();
    for (int i = 0; i < COLORS; i++) {
      planes.add(image.get(Math.min(i, last)));
    }
    return planes;
  }

  /**
   * What it gives, of the channels of what it saw.
   *
   * @param colors {@code (3, h, w)}
   * @return {@code (channels, h, w)}
   */
  static NDArray ofChannels(NDArray colors, int channels) {
    return channels == 1 ? colors.mean(new int[] {0}, true) : colors;
  }

  /** {@code (c, h, w)} as an image in [0, 1]. */
  static Image image(NDArray colors) {
    int channels = (int) colors.getShape().get(0);
    int height = (int) colors.getShape().get(1);
    int width = (int) colors.getShape().get(2);
    return Planes.clamp(new Image(channels, height, width, colors.toFloatArray()));
  }
}
