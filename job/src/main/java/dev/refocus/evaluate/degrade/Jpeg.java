package dev.refocus.evaluate.degrade;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.LrFile;
import dev.refocus.image.Image;

/** JPEG and back, chroma at half the size. */
final class Jpeg {
  private Jpeg() {}

  static Image compressed(Image image, int quality) {
    byte[] file = LrFile.jpeg(image, quality);
    return new ImageDecoder(DecodeLimits.DEFAULT.ofScoring()).decode(file, 1).color();
  }
}
