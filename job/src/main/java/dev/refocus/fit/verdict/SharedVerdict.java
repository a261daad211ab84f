package dev.refocus.fit.verdict;

import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelRegistration;
import java.util.Optional;

/**
 * Whether an image takes the kernel that a group has in common. It does not if its own estimate is
 * sure and another kernel's, or if it is not like itself across scales under the group's: then a
 * stranger is in the group.
 */
public final class SharedVerdict {
  /** Two estimates of one kernel are more alike, unless one of them failed. */
  private static final double LEAST_LIKENESS = 0.77;

  /** Chance from which on an estimate has not failed. */
  private static final double SURE = 0.75;

  private SharedVerdict() {}

  /**
   * The verdict with the group's kernel, or nothing.
   *
   * @param choice with the group's kernel as the blind estimate
   * @param group its kernel, the agreement of its estimates, and the LR pixels of them all
   * @param own estimate of the image; empty if there is none
   */
  public static Optional<KernelVerdict> of(
      KernelChoice choice, KernelEstimate group, Optional<KernelEstimate> own, Examiner examiner) {
    boolean stranger = own.map(estimate -> isStranger(estimate, group)).orElse(false);
    return !stranger && KernelVerdict.believes(choice, group, examiner)
        ? Optional.of(KernelVerdict.shared(group))
        : Optional.empty();
  }

  private static boolean isStranger(KernelEstimate own, KernelEstimate group) {
    return KernelConfidence.of(own) >= SURE
        && KernelRegistration.of(group.kernel(), own.kernel()).likeness() < LEAST_LIKENESS;
  }
}
