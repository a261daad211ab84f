package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import java.io.Serializable;

/**
 * What was found of a kernel.
 *
 * @param kernel centred
 * @param agreement of the hypotheses, see {@link KernelConsensus#agreement}
 * @param lrPixels in which it was looked for
 */
public record KernelEstimate(Kernel kernel, double agreement, int lrPixels)
    implements Serializable {}
