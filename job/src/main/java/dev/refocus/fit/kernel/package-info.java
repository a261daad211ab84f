/**
 * The kernel: blind deconvolution of the enlarged LR image, coarse to fine.
 *
 * <p>Names of the papers (Xu, Zheng, Jia 2013, "Unnatural L0 sparse representation for natural
 * image deblurring"; Pan et al. 2014, "Deblurring text images via L0-regularized intensity and
 * gradient prior"):
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
