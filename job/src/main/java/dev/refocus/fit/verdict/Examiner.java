package dev.refocus.fit.verdict;

import dev.refocus.fit.bank.KernelBank;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.image.Image;
import java.util.Map;

/**
 * Gives an image its exams.
 *
 * @param luma {@code (1, h, w)}, the part with most texture
 * @param damage what happened to it after the kernel
 * @param seed of the noise and of what is asked
 */
public record Examiner(Image luma, int scale, FileDamage damage, long seed) {
  /** Whether the image is too small to tell a shape from soft things. */
  public boolean seesLittle() {
    return KernelBank.seesLittle(scale, luma.area());
  }

  /** The exam under kernels with their chances. */
  public SelfExam exam(Map<KernelHypothesis, Double> chances) {
    return SelfExam.take(luma, chances, scale, damage.again(seed), seed);
  }
}
