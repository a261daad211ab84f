package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import dev.refocus.decode.Image;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.kernel.KernelHypothesis;
import dev.refocus.fit.kernel.TexturedRegion;
import dev.refocus.fit.model.Scope;
import java.util.Map;

/**
 * Gives an image its exams.
 *
 * @param luma {@code (1, h, w)}, the part with most texture
 * @param damage what happened to it after the kernel
 * @param seed of the noise and of what is asked
 */
record Examiner(Image luma, int scale, FileDamage damage, long seed) {
  /**
   * @param lr {@code (h, w)} luma
   */
  static Examiner of(NDArray lr, int scale, FileDamage damage, long seed) {
    Image part = Scope.run(() -> Planes.toImage(TexturedRegion.of(lr)));
    return new Examiner(part, scale, damage, seed);
  }

  /** The exam under kernels with their chances. */
  SelfExam exam(Map<KernelHypothesis, Double> chances) {
    return SelfExam.take(luma, chances, scale, damage.again(seed), seed);
  }
}
