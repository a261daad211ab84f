package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.blend.LocalRange;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.reverse.NoiseSchedule;
import dev.refocus.fit.reverse.ReverseDiffusion;
import dev.refocus.fit.tile.LrFrame;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.fit.tile.TileGrid;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Restores the planes of one image with the kernel that was found for it: in one piece, or window
 * by window if the memory asks for it. Kernel, prior, noise and random numbers are the same in all
 * windows.
 */
final class PlaneRestorer {
  private final NDManager manager;
  private final int scale;
  private final FileDamage damage;
  private final TileGrid hrGrid;
  private final TileGrid lrGrid;
  private final LrFrame frame;
  private final NDArray inside;
  private final ImageModel model;
  private final DataStep data;

  /**
   * @param error of what the prior says under this kernel
   * @param damage tells how far a plane is to be believed
   * @param memory decides on the windows
   */
  PlaneRestorer(
      NDManager manager,
      Image lr,
      Kernel kernel,
      DataStep.GuessError error,
      int scale,
      FileDamage damage,
      MemoryPlan memory) {
    this.manager = manager;
    this.scale = scale;
    this.damage = damage;
    int reach = (kernel.size() + scale - 1) / scale;
    hrGrid = memory.grid(lr, scale, reach, scale);
    lrGrid = memory.grid(lr, scale, reach, 1);
    frame = LrFrame.around(hrGrid.tileHeight(), hrGrid.tileWidth(), reach);
    inside = frame.inside(manager);
    model = new ImageModel(manager, kernel, scale, frame.framedHeight(), frame.framedWidth());
    data = DataStep.of(manager, model, error);
  }

  /** Windows of a plane. */
  int windows() {
    return hrGrid.count();
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)} by reverse diffusion, in [0, 1]. Every channel goes
   * the same way with the same random numbers: what is grey stays grey.
   *
   * @param seed of the random numbers
   * @param deadline shared evenly by channels and windows
   */
  Image restore(Image lr, ReverseDiffusion diffusion, long seed, Deadline deadline) {
    Countdown channels = new Countdown(lr.channels());
    return lr.mapPlanes(
        plane -> restorePlane(plane, diffusion, seed, deadline.part(1, channels.next())));
  }

  private Image restorePlane(
      Image plane, ReverseDiffusion diffusion, long seed, Deadline deadline) {
    double noise = damage.level(plane);
    Countdown windows = new Countdown(windows());
    return hrGrid.map(
        plane,
        window ->
            Scope.run(
                () -> {
                  NDArray lr = Planes.toArray(manager, window);
                  BooleanSupplier stops = deadline.part(1, windows.next())::stops;
                  return Planes.clamp(Planes.toImage(restore(lr, diffusion, noise, seed, stops)));
                }));
  }

  /**
   * One window of a plane, {@code (h, w)} to {@code (s h, s w)}; may leave [0, 1].
   *
   * @param noise standard deviation, in units of [0, 1]
   */
  NDArray restore(
      NDArray lr, ReverseDiffusion diffusion, double noise, long seed, BooleanSupplier stops) {
    return Scope.of(
        () -> {
          NDArray framed = frame.frame(lr);
          NDArray restored =
              diffusion.restore(
                  Resampling.enlarge(framed, scale),
                  new Observation(framed, inside, noise),
                  data,
                  new SplittableRandom(seed),
                  stops);
          return frame.unframe(restored, scale);
        });
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)} without a kernel, in [0, 1]. Reverse diffusion with
   * an interpolation kernel is no substitute: it is worse than bicubic for most true kernels.
   */
  Image interpolate(Image lr) {
    return lr.mapPlanes(
        plane -> hrGrid.map(plane, window -> Bicubic.enlarge(manager, window, scale)));
  }

  /**
   * Opacity {@code (1, h, w)} to {@code (1, s h, s w)}, in [0, 1]: bicubic without rings. A mask
   * was drawn, not photographed: it has never been seen through the kernel.
   */
  Image opacity(Image alpha) {
    return new LocalRange(alpha, scale).limit(interpolate(alpha));
  }

  /** The HR image {@code (c, s h, s w)} as the kernel shows it: {@code (c, h, w)}. */
  Image degraded(Image hr) {
    return hr.mapPlanes(plane -> lrGrid.map(plane, this::degrade));
  }

  /**
   * The image nearest to a guess that agrees with the LR image as far as its noise allows, in [0,
   * 1].
   *
   * @param guess {@code (c, s h, s w)}
   * @param misfit of the kernel, see {@link dev.refocus.fit.verdict.KernelMisfit}
   * @param error standard deviation of the guess, in units of [0, 1]
   */
  Image consistent(Image guess, Image lr, double misfit, double error) {
    Iterator<Image> planes = IntStream.range(0, lr.channels()).mapToObj(lr::plane).iterator();
    return guess.mapPlanes(
        plane -> {
          Image seen = planes.next();
          double noise = damage.level(seen);
          double alpha = NoiseSchedule.alpha(misfit, noise, error);
          return hrGrid.map(
              seen, plane, (window, drawn) -> consistentWindow(window, drawn, noise, alpha));
        });
  }

  private Image consistentWindow(Image lr, Image guess, double noise, double alpha) {
    return Scope.run(
        () -> {
          NDArray drawn = Planes.toArray(manager, guess);
          NDArray seen = Planes.toArray(manager, lr);
          return Planes.clamp(Planes.toImage(consistent(drawn, seen, noise, alpha)));
        });
  }

  /** {@link #consistent(Image, Image, double, double)} of one window of a plane. */
  NDArray consistent(NDArray guess, NDArray lr, double noise, double alpha) {
    return Scope.of(
        () -> {
          NDArray framed = frame.frame(lr);
          NDArray drawn = frame.scaled(scale).frame(guess);
          NDArray solved = data.solve(drawn, new Observation(framed, inside, noise), alpha);
          return frame.unframe(solved, scale);
        });
  }

  /** PSNR in dB of the re-degraded luma of {@code hr} against that of {@code lr}. */
  double residualDb(Image hr, Image lr) {
    float[] again = degraded(hr.luma()).samples();
    return Scope.run(
        () -> {
          NDArray seen = Planes.toArray(manager, lr.luma());
          NDArray residual = manager.create(again, seen.getShape()).subi(seen);
          return Decibel.of(residual.square().mean().getFloat());
        });
  }

  private Image degrade(Image hrWindow) {
    return Scope.run(() -> Planes.toImage(degrade(Planes.toArray(manager, hrWindow))));
  }

  /** {@link #degraded} of one window of a plane. */
  NDArray degrade(NDArray hr) {
    return Scope.of(() -> frame.unframe(model.degrade(frame.scaled(scale).frame(hr)), 1));
  }

  /** How many parts there are still to do, the next one included. */
  private static final class Countdown {
    private int left;

    Countdown(int count) {
      left = count + 1;
    }

    int next() {
      return --left;
    }
  }
}
