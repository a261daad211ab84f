/**
 * Turns encoded bytes into an upright {@link dev.refocus.image.Image} and refuses hostile input.
 *
 * <p>The program does the same steps with every image: {@link dev.refocus.decode.ImageDecoder} the
 * first two, {@link dev.refocus.decode.OpenedImage} the others.
 *
 * <ol>
 *   <li>check the limit on bytes, then find the format by the first bytes
 *   <li>read the structure without decoding a pixel: page, size, resolution, orientation, profile,
 *       whether the end is missing ({@code PngFile}, {@code JpegFile}, {@code TiffFile}, {@code
 *       BmpFile}, {@code WebpFile})
 *   <li>check the limits on sides and pixels
 *   <li>read the samples with a reader that gets the parts that hold pixels and nothing else; the
 *       program bypasses its colour handling, because that rounds to 8 bits or depends on the
 *       machine
 *   <li>convert the samples to sRGB, or to grey with sRGB's curve ({@code IccConversion}; without a
 *       profile {@code NamedColors}: chunk cICP, Adobe RGB by EXIF)
 *   <li>turn the image upright ({@code Orientation})
 * </ol>
 *
 * <p>From the samples on, the work runs on its own thread ({@code DecodeThread}) that has a
 * deadline and a bounded stack; {@code IccProfile} checks and cuts down a profile before the JDK's
 * native colour engine sees it.
 *
 * <p>A fault that makes the image unusable throws a {@link dev.refocus.RefocusException}; another
 * fault becomes a warning of the {@link dev.refocus.decode.DecodedImage}.
 *
 * <p>The program leaves these out on purpose: PNG's {@code gAMA} and {@code cHRM} without a
 * profile, further frames of an animated PNG, animated WebP, signed samples, JPEG that is lossless,
 * arithmetic or 12-bit.
 */
package dev.refocus.decode;
