package dev.refocus.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.refocus.score.Scores;
import java.util.Map;

/**
 * A row of the gallery. In JSON it is flat, as {@code gallery.js} reads it.
 *
 * @param note why a picture is missing
 * @param there the same row of the run to compare with
 */
record Card(
    @JsonUnwrapped Label label,
    @JsonUnwrapped Cause cause,
    @JsonUnwrapped Facts facts,
    @JsonUnwrapped Shots shots,
    @JsonUnwrapped KernelPngs kernels,
    String note,
    There there) {

  /**
   * What it is called.
   *
   * @param input what the key says, fit to be shown
   */
  record Label(String key, String input, String name, String folder) {}

  /**
   * What became of the row.
   *
   * @param words what the code means
   */
  record Cause(String status, String code, String words, String message) {}

  /**
   * What the row says of its images.
   *
   * @param kind index of its kernel's kind in the atlas
   */
  record Facts(
      @JsonUnwrapped ReportRow.Sizes sizes,
      ReportRow.Found found,
      ReportRow.Fit fit,
      @JsonUnwrapped ReportRow.Measured measured,
      Integer kind) {}

  /**
   * JPEGs of one window, and of the whole as a small picture.
   *
   * @param unconfirmed PNG of the whole: where a network draws what the LR image cannot confirm
   * @param other HR image of the run to compare with
   */
  record Shots(
      byte[] before,
      byte[] after,
      byte[] trueImage,
      byte[] other,
      byte[] whole,
      byte[] unconfirmed,
      DetailWindow window) {}

  record KernelPngs(byte[] kernel, byte[] trueKernel) {}

  /** The row of the other run. */
  record There(String status, ReportRow.Found found, Map<String, Scores.Pair> scores) {}
}
