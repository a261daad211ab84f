package dev.refocus.evaluate.peer;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.CaseImages;
import dev.refocus.image.Image;
import java.util.Locale;

/** What a peer made, as an image that can be compared. */
final class PeerImages {
  private PeerImages() {}

  /**
   * Decodes.
   *
   * @return of the truth's size and channels; a grey image of colours shows their luma thrice
   * @throws RefocusException {@code PEER_FAILED} if it has another size; as the decoder says if it
   *     is no image
   */
  static Image of(String name, byte[] encoded, CaseImages images, ImageDecoder decoder) {
    Image image = decoder.decode(encoded, 1).color();
    Image truth = images.truth();
    if (image.height() != truth.height() || image.width() != truth.width()) {
      throw new RefocusException(
          ErrorCode.PEER_FAILED,
          String.format(
              Locale.ROOT,
              "--peer %s: its image has %d x %d pixels, and the truth has %d x %d; must be the LR image's size times the scale",
              name,
              image.width(),
              image.height(),
              truth.width(),
              truth.height()));
    }
    return image.channels() == truth.channels() ? image : ofChannels(image, truth.channels());
  }

  private static Image ofChannels(Image image, int channels) {
    Image luma = image.luma();
    float[] samples = new float[channels * luma.area()];
    for (int channel = 0; channel < channels; channel++) {
      System.arraycopy(luma.samples(), 0, samples, channel * luma.area(), luma.area());
    }
    return new Image(channels, image.height(), image.width(), samples);
  }
}
