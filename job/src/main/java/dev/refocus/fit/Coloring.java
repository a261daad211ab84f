package dev.refocus.fit;

import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.Planes;
import dev.refocus.image.Image;
import java.util.function.UnaryOperator;

/**
 * Which planes of an image are worth restoring. A JPEG with fewer samples of colour than of luma
 * has nothing to restore in its colours: they are interpolated, and the luma is restored alone.
 *
 * @param lr {@code (c, h, w)}
 * @param plain {@code (c, s h, s w)}, interpolated
 */
record Coloring(Image lr, Image plain, FileDamage damage) {

  /**
   * {@code (c, s h, s w)} in [0, 1].
   *
   * @param restore {@code (c, h, w)} to {@code (c, s h, s w)} for any number of channels
   */
  Image enlarge(UnaryOperator<Image> restore) {
    if (lr.channels() == 1 || !damage.coarseColor()) {
      return restore.apply(lr);
    }
    float[] luma = restore.apply(lr.luma()).samples();
    float[] before = plain.luma().samples();
    float[] samples = plain.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += luma[i % luma.length] - before[i % luma.length];
    }
    return Planes.clamp(new Image(plain.channels(), plain.height(), plain.width(), samples));
  }
}
