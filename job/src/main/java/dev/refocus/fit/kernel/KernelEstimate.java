package dev.refocus.fit.kernel;

/**
 * What was found of a kernel.
 *
 * @param kernel centred
 * @param agreement of the hypotheses, see {@link KernelConsensus#agreement}
 * @param stability normalised cross-correlation at best shift of the hypotheses' median and what
 *     refinement made of it, in [0, 1]
 */
public record KernelEstimate(Kernel kernel, double agreement, double stability) {}
