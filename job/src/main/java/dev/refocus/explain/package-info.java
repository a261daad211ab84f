/**
 * Says which LR pixels made some HR pixels: local attribution (Gu, Dong 2021, "Interpreting
 * super-resolution networks with local attribution maps", CVPR).
 *
 * <table>
 * <caption>Names in the paper and here</caption>
 * <tr><td>progressive blurring path</td><td>{@link dev.refocus.explain.BlurPath}</td></tr>
 * <tr><td>gradient detector D</td><td>{@link dev.refocus.explain.HrWindow#detail}</td></tr>
 * <tr><td>path integrated gradients</td><td>{@link
 *     dev.refocus.explain.LocalAttribution}</td></tr>
 * <tr><td>diffusion index DI</td><td>{@link dev.refocus.explain.DiffusionIndex}</td></tr>
 * </table>
 *
 * <p>The function that is differentiated is {@link dev.refocus.fit.HeldFit}: the restoration with
 * everything kept that it learned of the image. What a pixel did by way of the kernel's estimate or
 * the learning of the mixture is not told: one LR pixel of an image has little of either.
 */
package dev.refocus.explain;
