package dev.refocus.evaluate;

import dev.refocus.config.Names;
import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.fit.model.Kernel;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An image and what is done to it: what is restored, but not how.
 *
 * @param imageName the file's name without folder and ending
 * @param kernelSize {@code K}
 * @param kernelWeights {@code K x K} in row order
 * @param camera that takes the LR image
 * @param compression of the LR image
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
    Camera camera,
    Compression compression,
    CropWindow crop,
    double darken)
    implements Serializable {

  /** Its name within the benchmark: group, image, kernel, scale, and what else is done, if any. */
  public String id() {
    return String.format(
        Locale.ROOT,
        "%s/%s/%s/x%d%s%s",
        group,
        imageName,
        kernelName,
        scale,
        cameraId(),
        compressionId());
  }

  private String cameraId() {
    return part(camera.noise() > 0, "noise", Names.number(camera.noise()))
        + part(camera.shot() > 0, "shot", Names.number(camera.shot()))
        + part(camera.bayer(), "bayer", "")
        + part(
            camera.sharpen() > 0,
            "sharpen",
            Names.number(camera.sharpen()) + "-" + Names.number(camera.sharpenSigma()));
  }

  private String compressionId() {
    if (compression.quality() == 0) {
      return "";
    }
    String chroma = compression.subsamplingText();
    return part(true, "jpeg", compression.quality())
        + part(compression.subsampling() != Subsampling.HALF_BOTH, "", chroma)
        + part(compression.again() > 0, "jpeg", compression.again());
  }

  private static String part(boolean there, String name, Object value) {
    return there ? "/" + name + value : "";
  }

  /** 16 hexadecimal digits that differ if the LR image may, be the {@link #id} the same or not. */
  public String hash() {
    String identity =
        String.format(
            Locale.ROOT,
            "%s bytes=%d crop=%s darken=%s kernel=%s",
            id(),
            image.bytes(),
            crop,
            darken,
            Arrays.toString(kernelWeights));
    return HexFormat.of().formatHex(Sha256.of(identity), 0, 8);
  }

  public Kernel kernel() {
    return new Kernel(kernelSize, kernelWeights);
  }
}
