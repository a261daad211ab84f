package dev.refocus.dispatch.share;

import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.group.Vote;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.TexturedRegion;
import dev.refocus.fit.model.Kernel;
import dev.refocus.row.WeightsColumn;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Reads the item of an image whose kernel was looked at. */
final class EstimateRow {
  /** Disagreement of an estimate's hypotheses below which it is rounding. */
  private static final double LEAST_DISAGREEMENT = 0.02;

  private EstimateRow() {}

  /** The image's own estimate; nothing if it showed none. */
  static Optional<KernelEstimate> estimate(Row row) {
    Row kernel = row.getAs("kernel");
    return Optional.ofNullable(kernel)
        .map(
            weights ->
                new KernelEstimate(
                    new Kernel(weights.<Integer>getAs("size"), WeightsColumn.of(weights)),
                    row.<Double>getAs("kernel_confidence"),
                    lrPixels(row.getAs("input"))));
  }

  private static int lrPixels(Row input) {
    return TexturedRegion.area(input.<Integer>getAs("height"), input.<Integer>getAs("width"));
  }

  /** By EXIF. */
  static Optional<String> camera(Row row) {
    Row input = row.getAs("input");
    return Optional.ofNullable(input).map(told -> told.getAs("camera"));
  }

  /**
   * What the image says of its group's kernel; nothing if it looks like a program's.
   *
   * <p>Errors of estimates grow with the disagreement of their hypotheses, and weights fall with
   * the square of the errors.
   */
  static Optional<Vote> vote(Row row) {
    String believed = row.getAs("kernel_name");
    return estimate(row)
        .filter(estimate -> KernelHypothesis.BLIND.equals(believed))
        .map(
            estimate ->
                new Vote(
                    row.getAs("image_id"),
                    estimate.kernel(),
                    Math.pow(Math.max(1 - estimate.agreement(), LEAST_DISAGREEMENT), -2),
                    estimate.lrPixels()));
  }
}
