/**
 * Encoded bytes to an upright {@link dev.refocus.image.Image}; hostile input stops here.
 *
 * <p>Every image goes the same way, in {@link dev.refocus.decode.ImageDecoder}:
 *
 * <ol>
 *   <li>the limit on bytes, then the format by its first bytes
 *   <li>the structure, without decoding a pixel: page, size, resolution, orientation, profile,
 *       whether the end is there ({@code PngFile}, {@code JpegFile}, {@code TiffFile}, {@code
 *       BmpFile}, {@code WebpFile})
 *   <li>the limits on sides and pixels
 *   <li>the samples, by a reader that is given the parts that hold pixels and nothing else; its
 *       colour handling is bypassed, because it rounds to 8 bits or depends on the machine
 *   <li>samples to sRGB, or to grey with sRGB's curve ({@code IccConversion}; without a profile
 *       {@code NamedColors}: chunk cICP, Adobe RGB by EXIF)
 *   <li>upright ({@code Orientation})
 * </ol>
 *
 * <p>From the samples on, this happens on a thread of its own ({@code DecodeThread}) that has a
 * deadline and a bounded stack; an ICC profile is checked and cut down ({@code IccProfile}) before
 * the JDK's native colour engine sees it.
 *
 * <p>What is wrong and fatal is a {@link dev.refocus.RefocusException}, what is wrong and bearable
 * a warning of the {@link dev.refocus.decode.DecodedImage}.
 *
 * <p>Left out on purpose: PNG's {@code gAMA} and {@code cHRM} without a profile, further frames of
 * an animated PNG, animated WebP, signed samples, JPEG that is lossless, arithmetic or 12-bit.
 */
package dev.refocus.decode;
