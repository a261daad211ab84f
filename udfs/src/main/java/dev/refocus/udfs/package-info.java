/**
 * Spark SQL functions over the output of a run.
 *
 * <table>
 *   <caption>The functions</caption>
 *   <tr><td>{@code kernel_similarity(a, b)}</td>
 *       <td>double: normalised cross-correlation at the best shift by whole pixels, 1 for equal
 *       shapes ({@link dev.refocus.metric.KernelSimilarity#bestShift})</td></tr>
 *   <tr><td>{@code kernel_center(k)}</td>
 *       <td>struct&lt;row:double,column:double&gt;: centre of mass in HR pixels from the kernel's
 *       middle, which is how far the HR image is off ({@link dev.refocus.metric.KernelCenter})
 *       </td></tr>
 *   <tr><td>{@code image_psnr(png_a, png_b)}</td>
 *       <td>double: PSNR of the lumas in dB, 120 for identical images ({@link
 *       dev.refocus.metric.Psnr#plain})</td></tr>
 *   <tr><td>{@code image_ssim(png_a, png_b)}</td>
 *       <td>double: SSIM of the lumas, 1 for identical images ({@link
 *       dev.refocus.metric.Ssim#plain})</td></tr>
 *   <tr><td>{@code image_niqe(png)}</td>
 *       <td>double: distance from the statistics of photographs, lower is better ({@link
 *       dev.refocus.metric.natural.Niqe#score})</td></tr>
 *   <tr><td>{@code image_brisque(png)}</td>
 *       <td>double: opinion of the image's distortion, about 0 (none) to 100 ({@link
 *       dev.refocus.metric.natural.Brisque#score})</td></tr>
 * </table>
 *
 * <p>A kernel is the {@code kernel} of a row or an array of {@code size * size} numbers in row
 * order; the sizes of two kernels may differ. An image is the {@code hr.bytes} of a row or any
 * other PNG; two images must be of one size, for SSIM at least 11 x 11.
 *
 * <h2>Getting them</h2>
 *
 * In Java or Scala, {@link dev.refocus.udfs.RefocusFunctions#register} adds them to a session.
 * Everywhere else a setting adds them:
 *
 * <pre>
 * spark-sql --jars refocus-udfs-0.1.0.jar \
 *     --conf spark.sql.extensions=dev.refocus.udfs.RefocusExtensions
 * </pre>
 *
 * {@code DESCRIBE FUNCTION EXTENDED kernel_similarity} shows usage and examples. A permanent view
 * cannot use the functions, as with every function that is not stored in the catalog; a temporary
 * view can.
 *
 * <p>{@code image_scores(image)} gives the scores of models, such as CLIP's, as a map by their
 * names; a missing score is null. It needs the job's jar and DJL's jars (all in the folder {@code
 * job/target/spark-home/jars} of a build). Two settings add it and name the folder of the models:
 *
 * <pre>
 * spark.sql.extensions  dev.refocus.udfs.RefocusExtensions,dev.refocus.dispatch.sql.ScoreExtensions
 * spark.refocus.models  s3a://archive/models
 * </pre>
 *
 * Then {@code image_scores(hr.bytes)['clip_iqa']} is a row's score.
 *
 * <h2>Using them</h2>
 *
 * The rows of a run, and of a second one to compare with:
 *
 * <pre>{@code
 * CREATE TEMPORARY VIEW restored USING parquet OPTIONS (path 's3a://archive/restored');
 * CREATE TEMPORARY VIEW reference USING parquet OPTIONS (path 's3a://archive/reference');
 * }</pre>
 *
 * Images whose kernel is off centre by half an HR pixel or more:
 *
 * <pre>{@code
 * SELECT uri, center.row, center.column
 * FROM (SELECT uri, kernel_center(kernel) AS center FROM restored)
 * WHERE greatest(abs(center.row), abs(center.column)) >= 0.5;
 * }</pre>
 *
 * How well two runs agree, worst first:
 *
 * <pre>{@code
 * SELECT
 *   a.uri,
 *   round(kernel_similarity(a.kernel, b.kernel), 3) AS similarity,
 *   round(image_psnr(a.hr.bytes, b.hr.bytes), 2) AS psnr,
 *   round(image_ssim(a.hr.bytes, b.hr.bytes), 4) AS ssim
 * FROM restored a JOIN reference b USING (image_id)
 * WHERE a.status = 'restored' AND b.status = 'restored'
 * ORDER BY similarity;
 * }</pre>
 *
 * How much a run's kernels look like a box of 4 x 4, which is the mean over an HR block:
 *
 * <pre>{@code
 * SELECT percentile_approx(kernel_similarity(kernel, array_repeat(1, 16)), 0.5) FROM restored;
 * }</pre>
 *
 * The images that look least like photographs:
 *
 * <pre>{@code
 * SELECT uri, image_niqe(hr.bytes) AS niqe, image_brisque(hr.bytes) AS brisque
 * FROM restored
 * ORDER BY brisque DESC NULLS LAST;
 * }</pre>
 *
 * <h2>Null and errors</h2>
 *
 * Null for a null argument: no kernel, a kernel without size or weights, no bytes (as in the row of
 * a failed image). Null where a score without reference is undefined: the image is flat or too
 * small. An argument of the wrong type fails when the query is analysed. A wrong value (weights
 * that do not fill {@code size x size}, a kernel of zeros, bytes that are no PNG, images of two
 * sizes) fails the query with the value and the bound in its message. If it gave null instead,
 * nobody would notice that it is missing from a mean.
 */
package dev.refocus.udfs;
