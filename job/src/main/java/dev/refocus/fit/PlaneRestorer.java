package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.model.Scope;
import dev.refocus.fit.reverse.ReverseDiffusion;
import java.util.SplittableRandom;

/** Restores the planes of one image with the kernel that was found for it. */
final class PlaneRestorer {
  /** Rounding to 8 bits. */
  private static final double ROUNDING = 1 / (255 * Math.sqrt(12));

  private final NDManager manager;
  private final int scale;
  private final LrFrame frame;
  private final NDArray inside;
  private final ImageModel model;
  private final ReverseDiffusion diffusion;
  private final long seed;

  PlaneRestorer(
      NDManager manager,
      Image lr,
      Kernel kernel,
      int scale,
      ReverseDiffusion diffusion,
      long seed) {
    this.manager = manager;
    this.scale = scale;
    this.diffusion = diffusion;
    this.seed = seed;
    frame = LrFrame.around(lr, (kernel.size() + scale - 1) / scale);
    inside = frame.inside(manager);
    model = new ImageModel(manager, kernel, scale, frame.framedHeight(), frame.framedWidth());
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)} by reverse diffusion, in [0, 1]. Every channel goes
   * the same way with the same random numbers: what is grey stays grey.
   */
  Image restore(Image lr) {
    int area = scale * scale * lr.area();
    float[] samples = new float[lr.channels() * area];
    for (int channel = 0; channel < lr.channels(); channel++) {
      Image restored = restorePlane(lr.plane(channel));
      System.arraycopy(restored.samples(), 0, samples, channel * area, area);
    }
    return new Image(lr.channels(), scale * lr.height(), scale * lr.width(), samples);
  }

  private Image restorePlane(Image plane) {
    double noise = Math.max(NoiseLevel.of(plane), ROUNDING);
    return Scope.run(
        () -> {
          NDArray framed = frame.frame(Planes.toArray(manager, plane));
          NDArray start = Resampling.enlarge(framed, scale);
          Observation seen = new Observation(framed, inside, noise);
          NDArray restored = diffusion.restore(start, seen, model, new SplittableRandom(seed));
          return Planes.clamp(Planes.toImage(frame.unframe(restored, scale)));
        });
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)} without a kernel, in [0, 1]. Reverse diffusion with
   * an interpolation kernel is no substitute: it is worse than bicubic for most true kernels.
   */
  Image interpolate(Image plane) {
    return Bicubic.enlarge(manager, plane, scale);
  }

  /** Opacity {@code (1, h, w)} to {@code (1, s h, s w)}, as {@link #restore}. */
  Image restoreAlpha(Image plane) {
    return new LocalRange(plane, scale).limit(restore(plane));
  }

  /** PSNR in dB of the re-degraded luma of {@code hr} against that of {@code lr}. */
  double residualDb(Image hr, Image lr) {
    return Scope.run(
        () -> {
          NDArray framedHr = frame.scaled(scale).frame(Planes.toArray(manager, hr.luma()));
          NDArray again = frame.unframe(model.degrade(framedHr), 1);
          NDArray misfit = again.subi(Planes.toArray(manager, lr.luma()));
          double meanSquare = misfit.square().mean().getFloat();
          return -10 * Math.log10(meanSquare + 1e-12);
        });
  }
}
