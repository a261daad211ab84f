package dev.refocus.fit.group;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.kernel.KernelCentering;
import dev.refocus.fit.model.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Estimates as blind fits make them: the truth, noise, and a shift of their own. */
final class Estimates {
  private Estimates() {}

  /**
   * Votes of equal weight.
   *
   * @param noise standard deviation over the largest weight
   */
  static List<Vote> of(Kernel truth, String name, int count, double noise, RandomGenerator random) {
    float peak = 0;
    for (float weight : truth.weights()) {
      peak = Math.max(peak, weight);
    }
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] weights = Arrays2d.noisy(truth.weights(), noise * peak, random);
      Kernel kernel = Kernel.normalized(truth.size(), weights);
      votes.add(new Vote(name + i, KernelCentering.center(kernel), 1, 1000));
    }
    return votes;
  }
}
