/**
 * An LR image to HR image and kernel: {@link dev.refocus.fit.ImageFitter}.
 *
 * <p>Every profile finds the kernel ({@code fit.kernel}), learns what the LR image's patches look
 * like ({@code fit.prior}) and restores by reverse diffusion ({@code fit.reverse}), in rounds that
 * learn from each other ({@link dev.refocus.fit.ImageRestorer}). The profiles that train networks
 * ({@code fit.network}) go on from there:
 *
 * <table>
 * <caption>profiles</caption>
 * <tr><th>profile</th><th>kernel</th><th>image</th></tr>
 * <tr><td>{@code fast}, {@code balanced}</td><td>median of blind estimates, refined</td><td>rounds of
 *     reverse diffusion with the mixture, exact data steps</td></tr>
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
