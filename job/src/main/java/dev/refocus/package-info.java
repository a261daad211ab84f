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
 *   <li>{@code config} the settings; {@link dev.refocus.config.FitConfig} changes pixels and is
 *       hashed into every row, {@code RunConfig} does not
 *   <li>{@code discover} lists the images; {@code store} speaks to file systems and object stores
 *   <li>{@code decode} turns bytes into an {@link dev.refocus.image.Image} ({@code image}) and
 *       refuses hostile input
 *   <li>{@code fit} turns an image into a {@link dev.refocus.fit.Restoration}: {@code fit.file}
 *       finds what the file did to the image, {@code fit.kernel} estimates the kernel blindly,
 *       {@code fit.group} finds what estimates of one kernel have in common, {@code fit.bank} holds
 *       programs' kernels, {@code fit.exam} and {@code fit.verdict} choose among them, {@code
 *       fit.prior} learns the patch prior, {@code fit.reverse} runs the reverse diffusion, {@code
 *       fit.solver} the network, {@code fit.network} those of users, {@code fit.blend} adds the
 *       parts; {@code fit.model} is the image model above and {@code ndarray} its arrays
 *   <li>{@code explain} says which LR pixels made some HR pixels
 *   <li>{@code score} scores the enlarged LR image and the HR image: {@link
 *       dev.refocus.score.Scores}; {@code score.models} finds the users' models
 *   <li>{@code encode} turns the HR image and the kernel into bytes
 *   <li>{@code row} turns a restoration into a row; its package page specifies the Parquet format
 *   <li>{@code commit} makes rows durable files
 *   <li>{@code export} turns the rows of a finished run into files of images
 *   <li>{@code dispatch} runs the above on Spark
 *   <li>{@code evaluate} compares restorations with the truth and scores with opinions, and rates
 *       methods by votes; {@code text} prints tables; {@code metric} measures images and kernels
 *   <li>{@code plan} says what a run would cost
 *   <li>{@code report} makes a page of a run, for a browser
 *   <li>{@code udfs} offers the measures as SQL functions
 *   <li>{@code demo} runs everything against a local S3 server
 * </ol>
 *
 * <p>{@code src/checkstyle/import-order.xml} says which package may use which; there is no circle.
 * The packages that decode, fit, score, encode, export, plan, measure and report do not use Spark.
 */
package dev.refocus;
