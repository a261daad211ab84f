package dev.refocus.fit;

import dev.refocus.decode.Image;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.kernel.KernelHypothesis;
import java.util.Map;

/**
 * Gives an image its exams.
 *
 * @param luma {@code (1, h, w)}, the part with most texture
 * @param damage what happened to it after the kernel
 * @param seed of the noise and of what is asked
 */
record Examiner(Image luma, int scale, FileDamage damage, long seed) {
  /** The exam under kernels with their chances. */
  SelfExam exam(Map<KernelHypothesis, Double> chances) {
    return SelfExam.take(luma, chances, scale, damage.again(seed), seed);
  }
}
