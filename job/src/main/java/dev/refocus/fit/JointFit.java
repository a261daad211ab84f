package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.model.Scope;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.reverse.JointDiffusion;
import dev.refocus.fit.reverse.JointDiffusion.Result;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The networks' part of a fit, KernelFusion's two phases: a patch diffusion network is trained on
 * the LR image, then image and kernel are recovered together. All channels at once, as in the
 * paper.
 */
final class JointFit {
  /** Windows of fewer HR pixels show less of the LR image than a kernel covers. */
  private static final int LEAST_WINDOW = 96;

  private final NDManager manager;
  private final NeuralRecipe recipe;
  private final Workers workers;
  private final FitTrace.Recorder trace;
  private final int window;

  /**
   * What was recovered.
   *
   * @param hr {@code (c, s h, s w)} in [0, 1]
   * @param steps of the optimiser, of both networks
   * @param halved side of the windows in HR pixels if the recipe's were too large for the memory
   */
  record Recovered(Image hr, Kernel kernel, int steps, Optional<Integer> halved) {}

  /**
   * @param bytes that the arrays of one step may take
   */
  JointFit(
      NDManager manager,
      NeuralRecipe recipe,
      long bytes,
      Workers workers,
      FitTrace.Recorder trace) {
    this.manager = manager;
    this.recipe = recipe;
    this.workers = workers;
    this.trace = trace;
    window = Math.max(recipe.window(bytes), LEAST_WINDOW);
  }

  /**
   * @param start {@code (c, s h, s w)}: the HR image to start from
   * @param kernel to start from; empty for none
   * @param size of the kernel to be found, {@code size - scale} even
   * @param deadline of which training gets the first half
   */
  Recovered recover(
      Image lr,
      Image start,
      Optional<Kernel> kernel,
      int size,
      RandomGenerator random,
      Deadline deadline) {
    return Scope.run(
        () -> {
          Deadline half = deadline.part(1, 2);
          PatchDiffusionTraining.Trained trained =
              PatchDiffusionTraining.train(
                  array(lr), recipe.training(), random, workers, half::stops);
          trace.step(
              "patch diffusion, %d steps".formatted(trained.steps()),
              trained.loss(),
              "held-out loss");
          return joint(trained, lr, start, kernel, size, random, deadline);
        });
  }

  private Recovered joint(
      PatchDiffusionTraining.Trained trained,
      Image lr,
      Image start,
      Optional<Kernel> kernel,
      int size,
      RandomGenerator random,
      Deadline deadline) {
    int scale = start.width() / lr.width();
    LrFrame frame = frame(lr, JointDiffusion.margin(size, scale));
    NDArray framedStart = framed(frame.scaled(scale), start);
    int side =
        Math.min(
            window,
            Math.max(frame.scaled(scale).framedHeight(), frame.scaled(scale).framedWidth()));
    DeviceMemory.Fitting<Result> fitting =
        DeviceMemory.halving(
            side,
            LEAST_WINDOW,
            windowSide -> {
              JointDiffusion diffusion =
                  new JointDiffusion(
                      trained.prior(),
                      recipe.joint().within(windowSide),
                      workers,
                      framed(frame, lr),
                      frame.inside(manager),
                      scale,
                      size);
              return diffusion.recover(framedStart, kernel, random, deadline::stops);
            });
    Result result = fitting.result();
    trace.step(
        "joint diffusion, %d steps".formatted(result.steps()),
        -10 * Math.log10(result.misfit() / 4 + 1e-12),
        "dB");
    return new Recovered(
        unframed(frame, result, lr.channels(), scale),
        result.kernel(),
        trained.steps() + result.steps(),
        fitting.side() == side ? Optional.empty() : Optional.of(fitting.side()));
  }

  /** The networks see a plane with edges: a frame as wide as the kernel sees suffices. */
  private static LrFrame frame(Image lr, int margin) {
    return new LrFrame(
        lr.height(), lr.width(), margin, lr.height() + 2 * margin, lr.width() + 2 * margin);
  }

  private NDArray array(Image image) {
    return manager.create(
        image.samples(), new Shape(image.channels(), image.height(), image.width()));
  }

  private NDArray framed(LrFrame frame, Image image) {
    NDList planes = new NDList();
    for (int channel = 0; channel < image.channels(); channel++) {
      planes.add(frame.frame(Planes.toArray(manager, image.plane(channel))));
    }
    return NDArrays.stack(planes);
  }

  private Image unframed(LrFrame frame, Result result, int channels, int scale) {
    LrFrame hr = frame.scaled(scale);
    NDArray whole =
        manager.create(result.hr(), new Shape(channels, hr.framedHeight(), hr.framedWidth()));
    int area = hr.height() * hr.width();
    float[] samples = new float[channels * area];
    for (int channel = 0; channel < channels; channel++) {
      float[] plane = frame.unframe(whole.get(channel), scale).toFloatArray();
      System.arraycopy(plane, 0, samples, channel * area, area);
    }
    return Planes.clamp(new Image(channels, hr.height(), hr.width(), samples));
  }
}
