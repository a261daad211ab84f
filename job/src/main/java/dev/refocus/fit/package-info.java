/**
 * An LR image to HR image and kernel: {@link dev.refocus.fit.ImageFitter}.
 *
 * <p>The data's way: every profile makes a blind estimate of the kernel and chooses between it and
 * a bank of kernels by which the image is most like itself across scales ({@code fit.kernel},
 * {@link dev.refocus.fit.verdict.KernelVerdict}). The image takes its own exam under the kernels
 * that may have made it, and is enlarged by what that teaches ({@code fit.exam}). It learns what
 * the LR image's patches look like ({@code fit.prior}) and restores by reverse diffusion ({@code
 * fit.reverse}), in rounds that learn from each other ({@link dev.refocus.fit.ImageRestorer}). The
 * HR image takes what is coarse from the exam and what is fine from reverse diffusion, with the
 * verdict's weights ({@code Blend}). What happened to the LR image after the kernel, noise, JPEG
 * and rounding, is {@link dev.refocus.fit.file.FileDamage}; planes that a JPEG has subsampled are
 * interpolated ({@link dev.refocus.fit.Coloring}). The profiles that train networks go on from
 * there, of images whose kernel is a blind estimate:
 *
 * <table>
 * <caption>profiles</caption>
 * <tr><th>profile</th><th>kernel</th><th>image</th></tr>
 * <tr><td>{@code fast}, {@code balanced}</td><td>of the bank, or the median of blind
 *     estimates, refined</td><td>what the exam teaches, and rounds of reverse diffusion with the
 *     mixture, exact data steps</td></tr>
 * <tr><td>{@code neural}</td><td>that of {@code balanced} or, if it explains more of the LR image,
 *     what KernelFusion's joint recovery makes of it in few levels</td><td>rounds with the
 *     mixture and one with the patch diffusion network, under either kernel or both</td></tr>
 * <tr><td>{@code paper}</td><td>KernelFusion's joint recovery from nothing</td><td>the joint
 *     recovery's</td></tr>
 * </table>
 *
 * <p>Steps of an optimiser: {@code paper} 600,000 for the patch diffusion network and 4100 for the
 * joint recovery, times {@code fit.budget}; {@code neural} at most 1052 in all.
 *
 * <p>{@code paper} is refused a kernel only where the image is flat. {@code kernel_confidence} is
 * then still that of the blind estimates, made beside it: a sign of whether the image shows its
 * kernel, not calibrated for this profile.
 */
package dev.refocus.fit;
