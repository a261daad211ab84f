package dev.refocus.export;

import dev.refocus.UsageException;
import java.io.Serializable;
import java.util.Optional;

/**
 * What an export's files look like.
 *
 * @param quality of a JPEG, 1 to 100
 * @param kernels null for none
 * @param gps whether files say where the pictures were taken
 */
public record ExportForm(
    NameTemplate template, PictureFormat format, int quality, KernelFormat kernels, boolean gps)
    implements Serializable {
  public static final int QUALITY = 95;

  /** PNGs by the archive's own names, without kernels. */
  public static final ExportForm DEFAULT =
      new ExportForm(
          new NameTemplate(NameTemplate.DEFAULT), PictureFormat.PNG, QUALITY, null, false);

  public ExportForm {
    if (quality < 1 || quality > 100) {
      throw new UsageException("--quality " + quality + ": must be a whole number from 1 to 100");
    }
  }

  /** The kernel's file beside an image's. */
  public Optional<String> kernelName(String imageName) {
    return Optional.ofNullable(kernels)
        .map(kind -> imageName.substring(0, imageName.lastIndexOf('.')) + kind.ending());
  }
}
