package dev.refocus.fit.kernel;

/**
 * A kernel that may have made an LR image.
 *
 * @param name what made it, as rows tell it: a program's filter, a Gaussian and its width, or the
 *     blind estimate
 */
public record KernelHypothesis(String name, Kernel kernel) {
  /** The name of blind estimates. */
  public static final String BLIND = "free-form";
}
