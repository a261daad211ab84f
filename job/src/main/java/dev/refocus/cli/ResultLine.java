package dev.refocus.cli;

import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageInfo;
import dev.refocus.fit.Restoration;
import dev.refocus.row.Status;
import dev.refocus.score.Scores;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One image's line of a table: the numbers of its row without the pixels. Absent numbers are null,
 * as in the row.
 *
 * @param lr sides of the LR image as stored
 * @param kernelSize side of the kernel in HR pixels
 * @param residualDb PSNR of the re-degraded HR image against the LR image, in dB
 * @param seconds wall time of the fit
 * @param scores null also of an image that was restored without Spark
 */
public record ResultLine(
    String uri,
    String dataset,
    Status status,
    Finding error,
    Size lr,
    Size hr,
    Integer kernelSize,
    Double kernelConfidence,
    Double residualDb,
    Double seconds,
    Scores scores) {

  /** Sides in pixels. */
  public record Size(int width, int height) {
    @Override
    public String toString() {
      return width + " x " + height;
    }
  }

  /** The line of an image that was restored without Spark. */
  static ResultLine of(String uri, String dataset, DecodedImage lr, Restoration restoration) {
    List<Finding> oddities =
        Stream.concat(lr.warnings().stream(), restoration.warnings().stream()).toList();
    ImageInfo info = lr.info();
    return new ResultLine(
        uri,
        dataset,
        oddities.isEmpty() ? Status.RESTORED : Status.DEGRADED,
        oddities.isEmpty() ? null : oddities.get(0),
        new Size(info.width(), info.height()),
        new Size(restoration.hr().width(), restoration.hr().height()),
        restoration.kernel().size(),
        restoration.kernelConfidence(),
        restoration.residualDb(),
        restoration.trace().seconds(),
        null);
  }

  /** The image's name below its dataset's. */
  String image() {
    return dataset + "/" + uri.substring(uri.lastIndexOf('/') + 1);
  }

  String remark() {
    return Optional.ofNullable(error).map(e -> e.code() + ": " + e.message()).orElse("");
  }
}
