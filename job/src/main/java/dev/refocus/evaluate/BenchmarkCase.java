package dev.refocus.evaluate;

import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import dev.refocus.fit.kernel.Kernel;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An image and what is done to it: what is restored, but not how.
 *
 * @param imageName the file's name without folder and ending
 * @param kernelSize {@code K}
 * @param kernelWeights {@code K x K} in row order
 * @param noise standard deviation of the LR noise, in 8-bit levels
 * @param jpeg quality of the LR image as JPEG, 0 for PNG
 * @param crop null for the whole image
 * @param darken factor on the HR samples
 */
public record BenchmarkCase(
    String group,
    ImageRef image,
    String imageName,
    String kernelName,
    int kernelSize,
    float[] kernelWeights,
    int scale,
    double noise,
    int jpeg,
    CropWindow crop,
    double darken)
    implements Serializable {

  /** Its name within the benchmark: group, image, kernel, scale, and noise and JPEG if any. */
  public String id() {
    return "%s/%s/%s/x%d%s%s"
        .formatted(
            group,
            imageName,
            kernelName,
            scale,
            noise > 0 ? "/noise" + Names.number(noise) : "",
            jpeg > 0 ? "/jpeg" + jpeg : "");
  }

  /** 16 hexadecimal digits that differ if the LR image may, be the {@link #id} the same or not. */
  public String hash() {
    String identity =
        "%s bytes=%d crop=%s darken=%s kernel=%s"
            .formatted(id(), image.bytes(), crop, darken, Arrays.toString(kernelWeights));
    return HexFormat.of().formatHex(Sha256.of(identity), 0, 8);
  }

  public Kernel kernel() {
    return new Kernel(kernelSize, kernelWeights);
  }
}
