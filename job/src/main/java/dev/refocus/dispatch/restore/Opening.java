package dev.refocus.dispatch.restore;

import dev.refocus.Finding;
import dev.refocus.config.SizeChoice;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import java.util.Optional;

/**
 * What an input's header says, before a pixel is decoded.
 *
 * @param image nothing if the bytes begin like no format that is decoded
 * @param skip why the input is not to be restored; nothing if it is
 */
record Opening(Optional<OpenedImage> image, Optional<Finding> skip) {

  /**
   * Reads the header.
   *
   * @param page as for {@link ImageDecoder#open}
   * @throws dev.refocus.RefocusException if the header is damaged
   */
  static Opening of(byte[] bytes, int page, ImageDecoder decoder, SizeChoice sizes) {
    Optional<Finding> foreign = decoder.foreign(bytes);
    if (foreign.isPresent()) {
      return new Opening(Optional.empty(), foreign);
    }
    OpenedImage opened = decoder.open(bytes, page);
    return new Opening(
        Optional.of(opened), sizes.unwanted(opened.info().width(), opened.info().height()));
  }
}
