package dev.refocus.score.scorer;

import dev.refocus.image.Image;
import java.util.List;

/** A model that gives an image one or more numbers. Safe for many threads. */
public interface Scorer extends AutoCloseable {

  /** Names of the scores, as they stand in the row format; never empty. */
  List<String> names();

  /**
   * Scores a batch.
   *
   * @return one array per image, in the images' order; values in the order of {@link #names()}
   */
  List<float[]> score(Batch batch);

  /**
   * {@link #score(Batch)} of images that no other scorer sees.
   *
   * @param images sRGB in [0, 1], of any sizes
   */
  default List<float[]> score(List<Image> images) {
    return score(new Batch(images));
  }

  /** Frees what the model holds outside the heap. */
  @Override
  void close();
}
