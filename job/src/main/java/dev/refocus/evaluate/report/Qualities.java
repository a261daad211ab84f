package dev.refocus.evaluate.report;

/**
 * How good the images of a case are.
 *
 * @param bicubic the bicubic enlargement
 * @param lanczos the enlargement by Lanczos' filter
 * @param restored the restored image
 * @param oracle the image restored with the true kernel; null if not asked for
 */
public record Qualities(Quality bicubic, Quality lanczos, Quality restored, Quality oracle) {
  /** The better interpolation by PSNR. */
  public Quality baseline() {
    return lanczos.db() > bicubic.db() ? lanczos : bicubic;
  }

  /** Over the baseline, dB. */
  public double gainDb() {
    return restored.db() - baseline().db();
  }

  /** Over bicubic interpolation, which may be the worse one, dB. */
  double overBicubicDb() {
    return restored.db() - bicubic.db();
  }

  /** With the true kernel over the baseline, dB; NaN if not asked for. */
  double oracleGainDb() {
    return oracle == null ? Double.NaN : oracle.db() - baseline().db();
  }
}
