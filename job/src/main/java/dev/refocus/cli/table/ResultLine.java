package dev.refocus.cli.table;

import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.fit.Restoration;
import dev.refocus.row.Status;
import dev.refocus.score.Scores;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One image's line of a table: the numbers of its row without the pixels. Absent numbers are null,
 * as in the row.
 *
 * @param lr sides of the LR image as stored
 * @param scores null also of an image that was restored without Spark
 */
public record ResultLine(
    String uri,
    String dataset,
    Status status,
    Finding error,
    Size lr,
    Restored restored,
    Scores scores) {

  /**
   * What was found out about the LR image, and what was made of it.
   *
   * @param kernelName what made the LR image
   * @param kernelSize side of the kernel in HR pixels
   * @param examDb gain over bicubic interpolation in the image's own exam, in dB
   * @param residualDb PSNR of the re-degraded HR image against the LR image, in dB
   * @param seconds wall time of the fit
   */
  public record Restored(
      Size hr,
      String kernelName,
      Integer kernelSize,
      Double kernelConfidence,
      Double examDb,
      Double residualDb,
      Double seconds) {
    static final Restored NONE = new Restored(null, null, null, null, null, null, null);

    private static Restored of(Restoration restoration) {
      return new Restored(
          new Size(restoration.hr().width(), restoration.hr().height()),
          restoration.kernelName(),
          restoration.kernel().size(),
          restoration.kernelConfidence(),
          boxed(restoration.examDb()),
          restoration.residualDb(),
          restoration.trace().seconds());
    }
  }

  /** Sides in pixels. */
  public record Size(int width, int height) {
    @Override
    public String toString() {
      return width + " x " + height;
    }
  }

  /** The line of an image that was restored without Spark. */
  public static ResultLine of(
      String uri, String dataset, DecodedImage lr, Restoration restoration) {
    List<Finding> oddities =
        Stream.concat(lr.warnings().stream(), restoration.warnings().stream()).toList();
    ImageInfo info = lr.info();
    return new ResultLine(
        uri,
        dataset,
        oddities.isEmpty() ? Status.RESTORED : Status.DEGRADED,
        oddities.isEmpty() ? null : oddities.get(0),
        new Size(info.width(), info.height()),
        Restored.of(restoration),
        null);
  }

  /**
   * The line of an image without a restoration.
   *
   * @param lr null if no header was readable
   */
  public static ResultLine unrestored(
      String uri, String dataset, Status status, Finding error, Size lr) {
    return new ResultLine(uri, dataset, status, error, lr, Restored.NONE, null);
  }

  /** Null if there is none. */
  public static Double boxed(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  /** The image's name below its dataset's. */
  String image() {
    return dataset + "/" + uri.substring(uri.lastIndexOf('/') + 1);
  }

  String remark() {
    return Optional.ofNullable(error).map(e -> e.code() + ": " + e.message()).orElse("");
  }
}
