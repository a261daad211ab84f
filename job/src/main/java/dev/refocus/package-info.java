/**
 * Refocus: zero-shot blind super-resolution of image archives.
 *
 * <p>One image model runs through everything:
 *
 * <pre>y[i] = sum_j k[j] x[s i + j - (K - s) / 2]</pre>
 *
 * {@code y} is the LR image, {@code x} the HR image, {@code k} the kernel: {@code K x K} weights of
 * unit sum on the HR grid, {@code K - s} even, {@code s} the scale. From {@code y} alone the
 * program recovers {@code k} and {@code x}.
 *
 * <p>The packages in the order in which an image travels:
 *
 * <ol>
 *   <li>{@code cli} the commands
 *   <li>{@code config} what can be set; {@link dev.refocus.config.FitConfig} changes pixels and is
 *       hashed into every row, {@code RunConfig} does not
 *   <li>{@code discover} which images there are; {@code store} how a place is spoken to
 *   <li>{@code decode} bytes to an {@link dev.refocus.image.Image}; hostile input stops here
 *   <li>{@code fit} an image to a {@link dev.refocus.fit.Restoration}: {@code fit.file} what the
 *       file did to it, {@code fit.kernel} the blind kernel, {@code fit.bank} programs' kernels,
 *       {@code fit.exam} and {@code fit.verdict} the choice among them, {@code fit.prior} the patch
 *       prior, {@code fit.reverse} the reverse diffusion, {@code fit.blend} the sum; {@code
 *       fit.model} is the image model above and {@code ndarray} the arrays it is computed with
 *   <li>{@code score} both images, the LR image enlarged and the HR image, to {@link
 *       dev.refocus.score.Scores}; {@code score.models} the users' models
 *   <li>{@code encode} the HR image and the kernel to bytes
 *   <li>{@code row} a restoration to a row; its package page specifies the Parquet format
 *   <li>{@code commit} rows to durable files
 *   <li>{@code dispatch} the Spark rim that ties the above together
 *   <li>{@code evaluate} restorations against the truth, scores against opinions; {@code text} the
 *       tables that are printed
 *   <li>{@code demo} the whole way with a local S3 server
 * </ol>
 *
 * <p>Which package may use which stands in {@code src/checkstyle/import-order.xml}: none uses one
 * that uses it. What decodes, fits, scores, encodes and measures knows nothing of Spark.
 */
package dev.refocus;
