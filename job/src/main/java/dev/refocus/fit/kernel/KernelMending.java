package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import java.util.List;

/** The last word on a kernel, after its refinement. */
@FunctionalInterface
public interface KernelMending {
  /** Leaves the kernel as it is. */
  KernelMending NONE = (refined, estimates) -> refined;

  /**
   * Mends a refined kernel.
   *
   * @param refined centred
   * @param estimates of the hypotheses, in their order
   * @return centred
   */
  Kernel mend(Kernel refined, List<Kernel> estimates);
}
