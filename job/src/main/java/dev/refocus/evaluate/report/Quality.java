package dev.refocus.evaluate.report;

import dev.refocus.evaluate.Artifacts;

/**
 * How good an image is, of the luma.
 *
 * @param db PSNR, dB
 * @param ssim SSIM, at most 1
 * @param haarPsi HaarPSI, above 0, 1 for the truth
 * @param gmsd GMSD, 0 for the truth to 1/2
 * @param swd space-warping difference, 0 for the truth to 2
 * @param gradientEnergy over the truth's, 1 for the truth; NaN if that is flat
 * @param artifacts what the LR image does not warrant
 */
public record Quality(
    double db,
    double ssim,
    double haarPsi,
    double gmsd,
    double swd,
    double gradientEnergy,
    Artifacts artifacts) {}
