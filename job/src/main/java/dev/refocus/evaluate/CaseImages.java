package dev.refocus.evaluate;

import dev.refocus.config.Sha256;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * A case made real: the true HR image and the LR image that is restored.
 *
 * @param truth {@code (c, s h, s w)}, whole multiples of 1/255
 * @param lr the encoded LR image
 */
public record CaseImages(Image truth, byte[] lr) {

  /**
   * Degrades.
   *
   * @param hr the encoded HR image
   * @throws dev.refocus.RefocusException if it cannot be decoded
   */
  public static CaseImages of(BenchmarkCase made, byte[] hr, ImageDecoder decoder) {
    Image whole = decoder.decode(hr, 1).color();
    BenchmarkCase.Original original = made.original();
    Image part = original.crop() == null ? whole : original.crop().apply(whole);
    Image truth = EightBits.round(multipleOf(made.scale(), part), original.darken());
    // The noise depends on the case's name alone: another cluster, profile or seed sees the same.
    SplittableRandom random = new SplittableRandom(ByteBuffer.wrap(Sha256.of(made.id())).getLong());
    Image lr = new Degradation(made.trueKernel(), made.scale()).apply(truth, made.camera(), random);
    return new CaseImages(truth, LrFile.encode(lr, made.compression(), decoder));
  }

  private static Image multipleOf(int scale, Image image) {
    int height = image.height() / scale * scale;
    int width = image.width() / scale * scale;
    return Crop.of(image, 0, 0, height, width);
  }
}
