/**
 * Turns an LR image into an HR image and a kernel: {@link dev.refocus.fit.ImageFitter}.
 *
 * <p>Every profile makes a blind estimate of the kernel. It chooses between this estimate and a
 * bank of kernels: it takes the one under which the image is most like itself across scales ({@code
 * fit.kernel}, {@link dev.refocus.fit.verdict.KernelVerdict}). The image takes its own exam under
 * the kernels that may have made it, and what it learns there enlarges it ({@code fit.exam}). The
 * program learns what the LR image's patches look like ({@code fit.prior}) and restores by reverse
 * diffusion ({@code fit.reverse}), in rounds that learn from each other ({@link
 * dev.refocus.fit.ImageRestorer}). The HR image takes its coarse part from the exam and its fine
 * part from reverse diffusion, with the verdict's weights ({@code Blend}). {@link
 * dev.refocus.fit.file.FileDamage} describes the noise, JPEG and rounding that followed the kernel.
 * {@link dev.refocus.fit.Coloring} interpolates the planes that a JPEG has subsampled. For images
 * whose kernel is a blind estimate, the profiles that train networks continue from there:
 *
 * <table>
 * <caption>profiles</caption>
 * <tr><th>profile</th><th>kernel</th><th>image</th></tr>
 * <tr><td>{@code fast}, {@code balanced}</td><td>of the bank, or the median of blind
 *     estimates, refined</td><td>what the exam teaches, and rounds of reverse diffusion with the
 *     mixture, exact data steps</td></tr>
 * <tr><td>{@code solver}</td><td>the same</td><td>what the exam teaches, and what a network that
 *     was trained on photographs makes under the kernel ({@code fit.solver}): alone under a narrow
 *     kernel, averaged with two rounds of the mixture under others</td></tr>
 * <tr><td>{@code network}</td><td>the same</td><td>what {@code solver} makes; an upscaler of the
 *     user's sees it as the upscaler's own kernel makes it smaller, and an exact data step makes what
 *     it draws agree with the LR image ({@link dev.refocus.fit.UpscaledColors}). Or reverse diffusion
 *     with a denoiser of the user's in the mixture's place ({@link
 *     dev.refocus.fit.DenoiserPrior}). Or a solver of the user's in the place of the program's own
 *     ({@link dev.refocus.fit.UserSolver})</td></tr>
 * <tr><td>{@code neural}</td><td>that of {@code balanced} or, if it explains more of the LR image,
 *     what KernelFusion's joint recovery makes of it in few levels</td><td>rounds with the
 *     mixture and one with the patch diffusion network, under either kernel or both</td></tr>
 * <tr><td>{@code paper}</td><td>KernelFusion's joint recovery from nothing</td><td>the joint
 *     recovery's</td></tr>
 * </table>
 *
 * <p>Scales 8 and 16 are stages of 4 and 2, and of 4 and 4: the first one finds the kernel, the
 * next one's is known ({@link dev.refocus.fit.Cascade}). A factor between whole scales is the next
 * whole scale reduced, and so is factor 1, which removes the blur alone ({@link
 * dev.refocus.fit.Reduction}).
 *
 * <p>Steps of an optimiser: {@code paper} 600,000 for the patch diffusion network and 4100 for the
 * joint recovery, times {@code fit.budget}; {@code neural} at most 1052 in all.
 *
 * <p>{@code paper} has no kernel only where the image is flat. Its {@code kernel_confidence} is
 * that of blind estimates that the program makes beside it. It says whether the image shows its
 * kernel and is not calibrated for this profile.
 */
package dev.refocus.fit;
