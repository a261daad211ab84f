package dev.refocus.evaluate;

import dev.refocus.image.Image;
import dev.refocus.metric.BlockSteps;
import dev.refocus.metric.LrGrid;
import dev.refocus.metric.Overshoot;
import dev.refocus.metric.Plane;

/**
 * What an enlarged image's luma has that the LR image does not warrant. No truth is needed.
 *
 * @param overshoot share of HR pixels beyond the LR pixels around them, 0 to 1 ({@link Overshoot})
 * @param blockSteps steps at the borders of JPEG blocks over those elsewhere ({@link BlockSteps});
 *     NaN if there are none
 * @param grid how much of the LR pixels' grid it shows, 0 or more ({@link LrGrid}); NaN if it is
 *     flat
 */
public record Artifacts(double overshoot, double blockSteps, double grid) {

  /**
   * Measures the artefacts of an HR image against its LR image.
   *
   * @param hr {@code (c, s h, s w)}
   * @param lr {@code (c, h, w)}
   * @param margin HR pixels along each side that are not judged
   */
  public static Artifacts of(Image hr, Image lr, int margin) {
    Plane luma = Fidelity.luma(hr);
    int scale = hr.width() / lr.width();
    return new Artifacts(
        Overshoot.share(luma, Fidelity.luma(lr), scale, margin),
        BlockSteps.ratio(luma, scale, margin),
        LrGrid.contrast(luma, scale, margin));
  }
}
