package dev.refocus.evaluate.report;

import static dev.refocus.text.TextTable.number;

/** The fits of a group under a profile as a line of cells. */
final class FitLine {
  static final String[] HEADER = {
    "fits", "over bicubic", "SSIM", "NCC", "kept", "seconds", "r gain", "r NCC", "seeds"
  };

  static final String LEGEND =
      """
      over bicubic: gain over bicubic interpolation alone, dB. NCC: found and true kernel, best shift. kept: share of the gain with the true kernel.
      seconds: median wall time of a fit beside others. r: rank correlation of the confidence with gain and NCC. seeds: NCC of the kernels of different seeds.""";

  private FitLine() {}

  static String[] of(ResultGroup group) {
    GroupSummary summary = GroupSummary.of(group.members());
    GroupSummary.Fits fits = summary.fits();
    return new String[] {
      group.label(),
      number("%+.2f", summary.gain().overBicubicDb()),
      number("%.3f", summary.restored().ssim()),
      number("%.3f", fits.kernelSimilarity()),
      number("%.0f %%", 100 * fits.kept()),
      number("%.1f", fits.medianSeconds()),
      number("%+.2f", fits.gainRank()),
      number("%+.2f", fits.kernelRank()),
      number("%.3f", fits.seedSimilarity())
    };
  }
}
