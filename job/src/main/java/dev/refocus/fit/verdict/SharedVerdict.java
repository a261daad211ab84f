package dev.refocus.fit.verdict;

import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelRegistration;
import java.util.Optional;

/**
 * Whether an image takes the kernel that a group has in common. It does if its own estimate is like
 * the group's and it is like itself across scales under the group's. Otherwise it may be a stranger
 * in the group, and alone it loses nothing.
 */
public final class SharedVerdict {
  /** Two estimates of one kernel are more alike, unless one of them failed. */
  private static final double LEAST_LIKENESS = 0.77;

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
    return own.filter(estimate -> isMember(estimate, group)).isPresent()
            && KernelVerdict.believes(choice, group, examiner)
        ? Optional.of(KernelVerdict.shared(group))
        : Optional.empty();
  }

  private static boolean isMember(KernelEstimate own, KernelEstimate group) {
    return KernelRegistration.of(group.kernel(), own.kernel()).likeness() >= LEAST_LIKENESS;
  }
}
