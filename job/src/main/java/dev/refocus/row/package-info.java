/**
 * The Parquet row: the specification of the output, version 2.
 *
 * <p>An output folder holds one row for every input, also for an input that fails: inputs = {@code
 * restored} + {@code degraded} + {@code failed} + {@code skipped}. Two files of equal bytes are two
 * inputs and two rows; the second row is the first one's under its own {@code uri}, {@code dataset}
 * and {@code listed}, and {@code fit.seconds} are those of the one fit. Rows have no order. Readers
 * must ignore columns they do not know. The version rises when a column changes its type or
 * meaning: in version 1, that of release 0.1.0, {@code scores} held a reason and no score.
 *
 * <p>"Fitted" below means that {@code status} is {@code restored} or {@code degraded}. {@code K},
 * {@code s}, LR and HR are those of the {@linkplain dev.refocus image model}.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>type</th><th>meaning, unit</th><th>null when</th></tr>
 * <tr><td>{@code image_id}</td><td>string</td><td>SHA-256 of the file's bytes, 64 hexadecimal
 *     digits</td><td>the bytes were not read</td></tr>
 * <tr><td>{@code uri}</td><td>string</td><td>the input, with scheme, not percent-encoded; that of a
 *     page that is an input of its own ({@code input.pages=all}) ends with {@code #page=2}, or {@code
 *     #page=02} where a file has that very name</td><td>never</td></tr>
 * <tr><td>{@code dataset}</td><td>string</td><td>the file's folder relative to the input folder; the
 *     input folder's own name for the files directly in it</td><td>never</td></tr>
 * <tr><td>{@code status}</td><td>string</td><td>{@code restored}: the program found no fault. {@code degraded}: the HR image
 *     is usable but suspicious, {@code error} says why. {@code failed}: there is no HR image, {@code
 *     error} says why. {@code skipped}: the program does not restore such a file, {@code error} says why. Its
 *     name does not end like an image's (then the program did not read its bytes), or its bytes begin like
 *     no format that the program reads</td><td>never</td></tr>
 * <tr><td>{@code error}</td><td>struct&lt;code: string, message: string&gt;</td><td>{@code code} is a
 *     name of {@link dev.refocus.ErrorCode}; of several findings the first</td><td>{@code restored}
 *     </td></tr>
 * <tr><td>{@code input}</td><td>struct&lt;format: string, width: int, height: int, bits: int,
 *     channels: int, orientation: int, bytes: long, page: int, pages: int,
 *     dpi: struct&lt;x: double, y: double&gt;, pixel_aspect: double, taken: string, author: string,
 *     copyright: string, color_space: string, camera: string&gt;</td><td>{@link
 *     dev.refocus.decode.structure.ImageInfo} as the header states it. Sides are in LR pixels as stored,
 *     before the EXIF orientation is applied. The row describes page {@code page}, from 1, of {@code
 *     pages}; both are null if an earlier version wrote the row.
 *     {@code dpi}: LR pixels per inch along a row and a column as stored, null if the file states none.
 *     {@code pixel_aspect}: width of a pixel over its height, null if the file states none. The program
 *     keeps pixels that are not square, so a viewer must apply this ratio to a fax page.
 *     {@code taken}: when the picture was taken, ISO 8601 in local time; {@code author}; {@code copyright}:
 *     all three from EXIF. {@code color_space}: the name of the profile or of the colours that the file
 *     states. {@code camera}: maker and model, lens, focal length, from EXIF. Each is null if the file does not state it or an earlier version wrote the row. The row does
 *     not keep where a picture was taken</td><td>the header was not readable</td></tr>
 * <tr><td>{@code scale}</td><td>int</td><td>{@code s} of the image model: 2, 3, 4, 8 or 16. The
 *     program restores at this scale, and {@code kernel} and {@code registration} are on its
 *     grid</td><td>{@code fit.width} was asked, and the header was not readable or no scale makes the
 *     image so wide</td></tr>
 * <tr><td>{@code factor}</td><td>double</td><td>pixels of {@code hr} per LR pixel along a side, 1 to
 *     {@code s}: the sides of {@code hr} are those of the upright LR image times {@code factor},
 *     rounded. Where it is not {@code s}, {@code hr} is the image of scale {@code s}, reduced by an
 *     antialiased cubic; {@code exam_db} and {@code residual_db} are those before. Where {@code kernel_name}
 *     is {@code interpolation}, or {@code factor} is 1 and the kernel is one of the bank's of at most 0.33
 *     LR pixels, {@code hr} is the LR image at that size: at 1, its own pixels</td><td>as {@code
 *     scale}, or an earlier version wrote the row: then it is {@code scale}</td></tr>
 * <tr><td>{@code hr}</td><td>struct&lt;bytes: binary, path: string&gt;</td><td>{@code bytes}: the HR
 *     image, upright, as a PNG in sRGB or grey with the input's alpha; 16 bits per sample if {@code
 *     input.bits} exceeds 8, else 8; its resolution is {@code input.dpi} times
 *     {@code hr_width} over the LR width, so that it
 *     prints as large as the input. {@code path}: where the HR image is, if a later version keeps it
 *     outside the row; null in this version</td><td>not fitted</td></tr>
 * <tr><td>{@code hr_width}, {@code hr_height}</td><td>int</td><td>sides of the HR image in HR pixels
 *     </td><td>not fitted</td></tr>
 * <tr><td>{@code kernel}</td><td>struct&lt;size: int, weights: array&lt;float&gt;&gt;</td><td>{@code
 *     K} and its {@code K x K} weights of unit sum in row order, on the HR grid; programs' filters
 *     have negative ones</td>
 *     <td>not fitted</td></tr>
 * <tr><td>{@code kernel_name}</td><td>string</td><td>what made the LR image: a program's filter
 *     ({@code box}, {@code bilinear}, {@code bicubic}, {@code bicubic-sharp}, {@code mitchell}, {@code
 *     lanczos2}, {@code lanczos3}), {@code gaussian-0.5} (standard deviation in LR pixels), {@code
 *     lens-0.35} (such a Gaussian seen by square pixels), {@code free-form} (a blind estimate), {@code
 *     interpolation} (none was found), {@code given} ({@code --kernel}), or {@code shared} (the
 *     image's group has it in common)</td><td>not fitted</td></tr>
 * <tr><td>{@code kernel_group}</td><td>string</td><td>the group whose kernel the image was restored
 *     with: the URI of a folder, a camera, or {@code cluster-1} and so on. {@code _GROUPS.json} beside
 *     the table holds its kernel</td><td>not restored with a group's kernel ({@code
 *     --share-kernel})</td></tr>
 * <tr><td>{@code kernel_confidence}</td><td>double</td><td>0 to 1: the chance that the HR image is
 *     nearer to the truth than interpolation; 1 if the user gave the kernel; of a shared
 *     kernel that of the group's estimates together. Below 0.9 the row is degraded; below 0.96 it is degraded
 *     if either a camera or a program may have written the JPEG. With a blind estimate the HR image
 *     takes 0.85 of the restored image from a confidence of 0.88 on, 0.7 of it from 0.84 on, and bicubic
 *     interpolation for the rest. From 0.3 to 0.6 the program restores with a kernel of its bank
 *     instead, below 0.3 it interpolates. With profile {@code paper} the value belongs to blind
 *     estimates that the program makes beside the networks, and {@code hr} is the networks' own</td><td>not fitted</td>
 *     </tr>
 * <tr><td>{@code exam_db}</td><td>double</td><td>gain over bicubic interpolation in the image's own
 *     exam ({@link dev.refocus.fit.exam.SelfExam#gainDb}), dB, higher is better; near 0 or below it if
 *     the image teaches nothing</td><td>not fitted, or it took no exam</td></tr>
 * <tr><td>{@code registration}</td><td>struct&lt;row: double, column: double&gt;</td><td>what is left
 *     of the shift between LR and HR: the kernel's centre of mass minus its geometric centre {@code
 *     (K - 1) / 2}, in HR pixels, positive down and to the right</td><td>not fitted</td></tr>
 * <tr><td>{@code scores}</td><td>struct&lt;niqe: struct, brisque: struct, clip_iqa: struct,
 *     quali_clip: struct, percept_quality: struct, percept_memorability: struct, aesthetic: struct,
 *     more: map, reason: map&gt;</td><td>scores without a reference, see below</td><td>not fitted</td>
 *     </tr>
 * <tr><td>{@code residual_db}</td><td>double</td><td>PSNR in dB of the re-degraded HR luma against
 *     the LR luma; infinity if they are equal</td><td>not fitted</td></tr>
 * <tr><td>{@code unconfirmed}</td><td>binary</td><td>where a user's upscaler draws what the LR
 *     image cannot confirm: how far its image, after the data step, is from that of {@code solver}. A
 *     grey PNG of at most 128 pixels a side, each for a square of HR pixels: grey level {@code g} of
 *     255 is a root mean square difference of {@code g / 4} 8-bit levels, white one of 64 and more.
 *     Inside a constant frame if the image has one</td><td>not profile {@code network} with an
 *     upscaler, or the kernel was too doubtful to restore</td></tr>
 * <tr><td>{@code fit}</td><td>struct&lt;profile: string, seed: long, rounds: int, seconds: double,
 *     device: string&gt;</td><td>{@code fit.profile} and {@code fit.seed} of the
 *     configuration; {@code rounds}: the sum of the kernel's iterations, the noise levels and the
 *     optimiser's steps that the configuration asks for, of which a deadline may have cut some; wall
 *     time in seconds; DJL's name of the device</td><td>not fitted</td></tr>
 * <tr><td>{@code config_id}</td><td>string</td><td>16 hexadecimal digits that differ whenever the
 *     configuration may change pixels</td><td>never</td></tr>
 * <tr><td>{@code run_id}</td><td>string</td><td>the run that wrote the row</td><td>never</td></tr>
 * <tr><td>{@code started_at}</td><td>timestamp</td><td>when work on the image began, UTC,
 *     microseconds</td><td>never</td></tr>
 * <tr><td>{@code attempt}</td><td>int</td><td>0 for the first try of its Spark task</td><td>never
 *     </td></tr>
 * <tr><td>{@code host}</td><td>string</td><td>the executor's host name or address</td><td>never</td>
 *     </tr>
 * <tr><td>{@code listed}</td><td>struct&lt;bytes: long, modified: long, etag: string, path: string&gt;</td><td>what the
 *     listing said of the input: its length, when it was last written (milliseconds since 1970), and the
 *     store's ETag, null if it has none. A later run restores the input again if it is told another
 *     length or ETag, or, without ETags, another time. {@code path}: the file's name below the input folder, with the
 *     folders between, null if an earlier version wrote the row</td><td>written by a version without it</td></tr>
 * </table>
 *
 * <h2>Scores</h2>
 *
 * <p>Every score is a {@code struct<bicubic: float, hr: float>}: of the LR image enlarged by
 * bicubic interpolation, and of the HR image, both in the levels that {@code hr} has, so that the
 * difference is what restoration changed. A number is there or null, and {@code reason} says why it
 * is null, by the score's name: no model, another checksum, an image too small or flat. No score is
 * made of random weights. {@code more} holds, by name, the scores that have no field: attributes
 * such as {@code clip_iqa.sharpness}, {@code percept.emotion.*}, and those of adapters that users
 * trained.
 *
 * <table>
 * <caption>Scores</caption>
 * <tr><th>score</th><th>range</th><th>better</th><th>source</th></tr>
 * <tr><td>niqe</td><td>0 and up; photographs 3 to 5</td><td>lower</td><td>{@link
 *     dev.refocus.metric.natural.Niqe}; at least 2 blocks of 96 x 96 pixels</td></tr>
 * <tr><td>brisque</td><td>about 0 to 100</td><td>lower</td><td>{@link
 *     dev.refocus.metric.natural.Brisque}; at least 16 x 16 pixels</td></tr>
 * <tr><td>clip_iqa</td><td>0 to 1</td><td>higher</td><td>CLIP-IQA (Wang, Chan, Loy, AAAI 2023): share
 *     of "Good photo." against "Bad photo."</td></tr>
 * <tr><td>quali_clip</td><td>0 to 1</td><td>higher</td><td>QualiCLIP (Agnolucci, Galteri, Bertini
 *     2024), from the user's checkpoint</td></tr>
 * <tr><td>percept_quality</td><td>the adapter's</td><td>higher</td><td>PerceptCLIP (TMLR 2025), from an
 *     adapter</td></tr>
 * <tr><td>percept_memorability</td><td>the adapter's</td><td>neither</td><td>the same</td></tr>
 * <tr><td>aesthetic</td><td>about 1 to 10</td><td>higher</td><td>LAION's aesthetic predictor on
 *     CLIP</td></tr>
 * </table>
 *
 * <p>{@code refocus score} writes a table of its own, {@link dev.refocus.row.ScoreRow}.
 *
 * <p>Equal {@code image_id}, {@code input.page} and {@code config_id}, and with {@code
 * --share-kernel} equal members of the group, give equal rows but for {@code uri}, {@code dataset},
 * {@code fit.seconds}, {@code fit.device} and what follows {@code config_id}; except rows of the
 * codes {@code DEADLINE}, {@code HUNG} and {@code QUARANTINED}, which depend on how fast and how
 * sound the machine is.
 */
package dev.refocus.row;
