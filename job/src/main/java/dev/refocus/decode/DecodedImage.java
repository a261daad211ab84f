package dev.refocus.decode;

import dev.refocus.Finding;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * An upright sRGB or grey image with its opacity and what was odd about its bytes.
 *
 * @param color {@code (1 or 3, h, w)} in [0, 1], not premultiplied
 * @param alpha {@code (1, h, w)} in [0, 1], absent if the image has no transparency
 * @param warnings why the image is usable but suspicious; empty if it is sound
 * @param encoding what is known of the errors of {@code color}
 */
public record DecodedImage(
    Image color, Optional<Image> alpha, ImageInfo info, List<Finding> warnings, Encoding encoding) {
  /** An image of which no more is known than its bits. */
  public DecodedImage(Image color, Optional<Image> alpha, ImageInfo info, List<Finding> warnings) {
    this(color, alpha, info, warnings, Encoding.ofBits(info.bits()));
  }

  /**
   * {@code (c, height, width)} from row {@code top} and column {@code left} on, of the same file.
   */
  public DecodedImage part(int top, int left, int height, int width) {
    return new DecodedImage(
        color.part(top, left, height, width),
        alpha.map(opacity -> opacity.part(top, left, height, width)),
        info,
        warnings,
        encoding.from(top, left));
  }
}
