package dev.refocus.fit;

import dev.refocus.fit.kernel.KernelEstimate;
import java.util.Optional;

/**
 * What is known of an image's kernel before its fit, from a look at it and at others of its group.
 *
 * @param own estimate, which is not made again; empty to make it where it is needed
 * @param group kernel that it has in common with others, the agreement of their estimates, and the
 *     LR pixels of them all; empty of an image on its own
 */
public record KernelEvidence(Optional<KernelEstimate> own, Optional<KernelEstimate> group) {
  /** Nothing is known. */
  public static final KernelEvidence NONE = new KernelEvidence(Optional.empty(), Optional.empty());
}
