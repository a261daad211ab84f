/**
 * The prior of the HR image's patches, which the program learns from the LR image alone. It is a
 * Gaussian mixture whose denoiser has a closed form ({@link dev.refocus.fit.prior.PatchMixture}),
 * or KernelFusion's patch diffusion network, which trains on the image ({@link
 * dev.refocus.fit.prior.PatchDiffusion}). Reverse diffusion sees either as a {@link
 * dev.refocus.fit.prior.PatchPrior}.
 *
 * <p>The network's names:
 *
 * <table>
 * <caption>paper to code</caption>
 * <tr><td>PD</td><td>{@code PatchDiffusion}, its layers {@code PatchNetwork}</td></tr>
 * <tr><td>x_0, x_t, epsilon, v</td><td>{@code clean}, {@code noised}, {@code noise}, {@code
 *     velocity}</td></tr>
 * <tr><td>alpha bar_t</td><td>{@code NoiseScale.signal(level)}</td></tr>
 * <tr><td>t, T</td><td>{@code level}, {@code NoiseScale.LEVELS}</td></tr>
 * </table>
 *
 * <p>A plane with noise of deviation sigma is {@code x_t} but for the factor sqrt(alpha bar_t), at
 * the level where sqrt((1 - alpha bar) / alpha bar) is sigma: {@code NoiseScale.level}.
 */
package dev.refocus.fit.prior;
