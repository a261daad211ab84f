/**
 * The Parquet row of a benchmark: one for every case, profile and seed.
 *
 * <p>{@code OUTPUT/cases} holds them; rows have no order. A trial that failed is run again by the
 * next run on the same output, so it may have several rows of {@code status = failed} beside a
 * sound one. {@code K}, {@code s}, LR and HR are those of the {@linkplain dev.refocus image model};
 * "found" is what the program found, "true" what degraded the image. A peer is a method of the
 * user's own, of which the program knows the image and nothing more.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>type</th><th>meaning, range, unit, direction</th><th>null when</th></tr>
 * <tr><td>{@code case_id}</td><td>string</td><td>group/image/kernel/xSCALE[/noiseSIGMA]
 *     [/shotVARIANCE][/bayer][/sharpenAMOUNT-SIGMA][/jpegQUALITY][/SUBSAMPLING][/jpegAGAIN]</td><td>never</td></tr>
 * <tr><td>{@code case_hash}</td><td>string</td><td>16 hexadecimal digits that differ if the
 *     specification degrades the image of this name otherwise</td><td>never</td></tr>
 * <tr><td>{@code config_id}</td><td>string</td><td>as in the row of {@code restore}: differs if scale,
 *     profile, seed or the algorithm do; of a peer if its image's length or date or its command
 *     does</td><td>never</td></tr>
 * <tr><td>{@code group_name}, {@code image}, {@code kernel_name}</td><td>string</td><td>names within
 *     the specification</td><td>never</td></tr>
 * <tr><td>{@code image_uri}</td><td>string</td><td>the HR image</td><td>never</td></tr>
 * <tr><td>{@code scale}</td><td>int</td><td>{@code s}, 2 to 4</td><td>never</td></tr>
 * <tr><td>{@code noise}</td><td>double</td><td>standard deviation of the LR noise in the dark, 8-bit
 *     levels, 0 or more</td><td>never</td></tr>
 * <tr><td>{@code shot}</td><td>double</td><td>variance of the LR noise per level of the signal, 8-bit
 *     levels, 0 or more</td><td>never</td></tr>
 * <tr><td>{@code bayer}</td><td>boolean</td><td>whether the noise lies on an RGGB mosaic that was
 *     demosaiced</td><td>never</td></tr>
 * <tr><td>{@code sharpen}</td><td>double</td><td>amount of the unsharp mask on the LR image, 0 (none)
 *     or more</td><td>never</td></tr>
 * <tr><td>{@code sharpen_sigma}</td><td>double</td><td>standard deviation of its Gaussian, LR
 *     px</td><td>not sharpened</td></tr>
 * <tr><td>{@code jpeg}</td><td>int</td><td>quality of the LR file, 1 to 100</td><td>it is a PNG</td>
 *     </tr>
 * <tr><td>{@code jpeg_again}</td><td>int</td><td>quality of a second JPEG made from the first, 1 to
 *     100: the LR file</td><td>there is none</td></tr>
 * <tr><td>{@code subsampling}</td><td>string</td><td>{@code 420}, {@code 422} or {@code 444}: chroma
 *     of the JPEGs; without effect on grey images</td><td>it is a PNG</td></tr>
 * <tr><td>{@code crop}</td><td>struct&lt;height: int, width: int, top: int, left: int&gt;</td>
 *     <td>part of the HR image that is used, HR pixels; {@code top}, {@code left} null where it is
 *     centred</td><td>all of it</td></tr>
 * <tr><td>{@code darken}</td><td>double</td><td>factor on the HR samples, 0.01 to 1</td><td>never</td>
 *     </tr>
 * <tr><td>{@code profile}, {@code seed}</td><td>string, long</td><td>of the configuration; {@code
 *     peer-NAME} and 0 of a peer</td><td>never</td></tr>
 * <tr><td>{@code status}, {@code error}</td><td>string, struct&lt;code: string, message:
 *     string&gt;</td><td>as in the row of {@code restore}</td><td>{@code error}: {@code restored}</td>
 *     </tr>
 * <tr><td>{@code lr_width}, {@code lr_height}</td><td>int</td><td>LR pixels</td><td>failed</td></tr>
 * <tr><td>{@code border}</td><td>int</td><td>HR pixels along the edges that are not judged: {@code s +
 *     K/2}; the {@value dev.refocus.evaluate.Fidelity#MAX_SHIFT} px of the largest shift come on top
 *     </td><td>failed</td></tr>
 * <tr><td>{@code bicubic}, {@code lanczos}, {@code restored}, {@code oracle}</td><td>struct of {@code
 *     luma_db}, {@code luma_ssim}, {@code rgb_db}, {@code rgb_ssim}, {@code luma_shifted_db}, {@code
 *     luma_shifted_ssim}, {@code rgb_shifted_db}, {@code rgb_shifted_ssim}: double, {@code
 *     shift_rows}, {@code shift_columns}: int, {@code haarpsi}, {@code gmsd}, {@code swd}, {@code
 *     gradient_energy}, {@code overshoot}, {@code block_steps}, {@code grid}: double</td><td>the LR image enlarged
 *     by either filter, the image restored, the image restored with the true kernel, against the
 *     truth, all in 8 bits. PSNR in dB, 0 to 120, and SSIM, -1 to 1: higher is better. {@code
 *     shifted}: at the translation in {@code shift_rows}, {@code shift_columns}, the best for the
 *     luma's PSNR; HR pixels, positive where the image lies lower or further to the right than the
 *     truth. Of the luma at that translation: {@code haarpsi}, above 0 to 1, higher is better; {@code
 *     gmsd}, 0 to .5, and {@code swd} ({@link dev.refocus.metric.SpaceWarping}), 0 to 2, lower is better; {@code gradient_energy}, the mean squared gradient over the
 *     truth's, 1 is best, less is blur, more ringing or noise (null if the truth is flat). Of the luma
 *     alone: {@code overshoot}, the share of HR pixels more than 8/255 beyond the 5 x 5 LR pixels
 *     around their own, 0 to 1; {@code block_steps}, the mean step across borders of 8 x 8 LR pixels
 *     over that across borders of other LR pixels, about 1 without JPEG blocks (null if there is no
 *     such border or step); {@code grid}, the mean absolute difference of neighbours by their place in
 *     the LR pixel, largest less smallest over the mean, of both axes: 0 is no grid, photographs have
 *     .01 to .07 by chance (null if the image is flat)</td><td>failed; {@code oracle} also if not asked for, or of a
 *     peer</td></tr>
 * <tr><td>{@code baseline_db}, {@code baseline_haarpsi}</td><td>double</td><td>{@code
 *     luma_shifted_db} and {@code haarpsi} of the baseline: {@code bicubic} or {@code lanczos},
 *     whichever has the higher {@code luma_shifted_db}</td><td>failed</td></tr>
 * <tr><td>{@code gain_db}</td><td>double</td><td>{@code restored.luma_shifted_db - baseline_db}, dB,
 *     higher is better; over bicubic alone: {@code restored.luma_shifted_db -
 *     bicubic.luma_shifted_db}</td><td>failed</td></tr>
 * <tr><td>{@code true_kernel}, {@code kernel}</td><td>struct&lt;size: int, weights:
 *     array&lt;float&gt;&gt;</td><td>the true and the found kernel, as in the row of {@code
 *     restore}</td><td>{@code kernel}: failed, or a peer</td></tr>
 * <tr><td>{@code kernel_ncc}</td><td>double</td><td>normalised cross-correlation of both kernels,
 *     centre on centre, -1 to 1, higher is better; from 0 where neither has negative weights</td><td>failed, or a
 *     peer</td></tr>
 * <tr><td>{@code kernel_shifted_ncc}</td><td>double</td><td>the same at the best shift</td>
 *     <td>failed, or a peer</td></tr>
 * <tr><td>{@code found_kernel_name}</td><td>string</td><td>{@code kernel_name} in the row of {@code
 *     restore}: what made the LR image, as far as the program found out; {@code kernel_name} here is
 *     the true kernel's</td><td>failed, or a peer</td></tr>
 * <tr><td>{@code kernel_confidence}, {@code residual_db}</td><td>double</td><td>as in the row of
 *     {@code restore}</td><td>failed, or a peer</td></tr>
 * <tr><td>{@code exam_db}</td><td>double</td><td>as in the row of {@code restore}</td><td>failed, or
 *     a peer, or the image took no exam</td></tr>
 * <tr><td>{@code seconds}</td><td>double</td><td>wall time of the fit or of the peer's command, without
 *     baselines and measures; those beside it share the cores</td><td>failed, or a peer whose images
 *     lie in a folder</td></tr>
 * <tr><td>{@code reproduce}</td><td>string</td><td>the command that runs this case alone, with
 *     pictures</td><td>never</td></tr>
 * <tr><td>{@code run_id}, {@code started_at}, {@code attempt}, {@code host}</td><td>string, timestamp,
 *     int, string</td><td>as in the row of {@code restore}</td><td>never</td></tr>
 * </table>
 */
package dev.refocus.evaluate.row;
