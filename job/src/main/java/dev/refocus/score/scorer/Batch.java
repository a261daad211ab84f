package dev.refocus.score.scorer;

import dev.refocus.image.Image;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Images that are scored together, and their features, which several scorers may read: whoever asks
 * first computes them. For one thread.
 */
public final class Batch {
  private final List<Image> images;
  private final Map<Object, List<List<float[]>>> features = new HashMap<>();

  /**
   * A batch whose views are made when a scorer asks for them.
   *
   * @param images sRGB in [0, 1], of any sizes
   */
  public Batch(List<Image> images) {
    this.images = List.copyOf(images);
  }

  /** The images in their order. */
  public List<Image> images() {
    return images;
  }

  /**
   * Features of the images.
   *
   * @param source what gives them: equal sources give equal features
   * @param compute called at the first request of a source; one list per image, a row per part of
   *     it
   */
  public List<List<float[]>> features(Object source, Supplier<List<List<float[]>>> compute) {
    return features.computeIfAbsent(source, key -> compute.get());
  }
}
