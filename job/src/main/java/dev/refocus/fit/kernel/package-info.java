/**
 * Estimates the kernel: many blind estimates, the part on which they agree, and its refinement in
 * the exact image model.
 *
 * <p>{@link dev.refocus.fit.kernel.KernelEstimator} takes the {@link
 * dev.refocus.fit.kernel.TexturedRegion}, lets {@link dev.refocus.fit.kernel.BlindKernel} estimate
 * under several {@linkplain dev.refocus.fit.kernel.KernelEstimator.Hypothesis hypotheses}, takes
 * the median of the {@link dev.refocus.fit.kernel.KernelConsensus}, sharpens it by {@link
 * dev.refocus.fit.kernel.KernelRefinement} and centres it by {@link
 * dev.refocus.fit.kernel.KernelCentering}. At x4 the profile {@code solver} lets a network mend it
 * ({@link dev.refocus.fit.kernel.LearnedMending}). {@code fit.bank} then compares it with programs'
 * kernels.
 *
 * <h2>Why agreement ranks hypotheses, and likelihood does not</h2>
 *
 * <p>Estimates under different kernel sizes and gradient prices share one thing: the kernel that
 * made the LR image. What each invents depends on its assumption. So a part that many share is
 * likely to be true, and an estimate that resembles the others is likely to be good. A likelihood
 * cannot tell: the null kernel explains every LR image without residue by an image as smooth as the
 * LR image itself, so residual, total variation and patch likelihood all prefer it. The restored
 * image tells something, but only after the patch prior has acted: with a wrong kernel, patches
 * like the LR image's own no longer add up to the LR image, and reverse diffusion is left with a
 * residual. This residual is a number for KernelFusion's principle: the right kernel makes the HR
 * image's patches those of the LR image.
 *
 * <p>On 26 cases with nine hypotheses each, the mean rank correlation with the true PSNR is:
 * residual after reverse diffusion .49, agreement with the others .35 (with the kernel's true
 * likeness .41), both .51; the LR image's patch distribution compared with the restored one's -.33.
 * The median of all nine is better than any single choice: kernel likeness .890, best pick by
 * agreement .887. The job therefore takes the median. {@code kernel_confidence} of a blind estimate
 * is computed from the agreement and the number of LR pixels (see {@code KernelConfidence}).
 *
 * <h2>Names</h2>
 *
 * <p>The code's names for those of the papers (Xu, Zheng, Jia 2013, "Unnatural L0 sparse
 * representation for natural image deblurring"; Pan et al. 2014, "Deblurring text images via
 * L0-regularized intensity and gradient prior"):
 *
 * <table>
 *   <caption>paper to code</caption>
 *   <tr><td>lambda</td><td>{@code sparsity}</td></tr>
 *   <tr><td>beta, beta_max, kappa</td><td>{@code coupling}, {@code MAX_COUPLING}, {@code GROWTH}</td></tr>
 *   <tr><td>g</td><td>{@code horizontal}, {@code vertical}</td></tr>
 *   <tr><td>gamma</td><td>{@code RIDGE}</td></tr>
 * </table>
 */
package dev.refocus.fit.kernel;
