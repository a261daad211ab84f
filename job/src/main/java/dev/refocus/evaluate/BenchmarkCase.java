package dev.refocus.evaluate;

import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.NamedKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.text.Names;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An image and what is done to it: what is restored, but not how.
 *
 * @param kernel that degrades the image
 * @param camera that takes the LR image
 * @param compression of the LR image
 */
public record BenchmarkCase(
    String group,
    Original original,
    NamedKernel kernel,
    int scale,
    Camera camera,
    Compression compression)
    implements Serializable {

  /**
   * An HR image and what of it is used.
   *
   * @param name the file's name without folder and ending
   * @param crop null for the whole image
   * @param darken factor on the HR samples, in (0, 1]
   */
  public record Original(ImageRef ref, String name, CropWindow crop, double darken)
      implements Serializable {}

  /** Its name within the benchmark: group, image, kernel, scale, and what else is done, if any. */
  public String id() {
    return String.format(
        Locale.ROOT,
        "%s/%s/%s/x%d%s%s",
        group,
        original.name(),
        kernel.name(),
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

  /** The {@link #id} as the name of a file without ending, {@code __} for every slash. */
  public String fileName() {
    return id().replace("/", "__");
  }

  /** 16 hexadecimal digits that differ if the LR image may, be the {@link #id} the same or not. */
  public String hash() {
    String identity =
        String.format(
            Locale.ROOT,
            "%s bytes=%d crop=%s darken=%s kernel=%s",
            id(),
            original.ref().bytes(),
            original.crop(),
            original.darken(),
            Arrays.toString(trueKernel().weights()));
    return HexFormat.of().formatHex(Sha256.of(identity), 0, 8);
  }

  public Kernel trueKernel() {
    return kernel.kernel();
  }
}
