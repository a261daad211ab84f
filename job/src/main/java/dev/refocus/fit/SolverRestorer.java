package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.solver.Usrnet;
import dev.refocus.fit.tile.LrFrame;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.fit.tile.TileGrid;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;
import java.util.function.BooleanSupplier;

/** Restores all colours of one image at once with a network that is given the kernel. */
final class SolverRestorer {
  /** LR pixels, as in the network's training. */
  private static final int LEAST_MARGIN = 12;

  private final NDManager manager;
  private final int scale;
  private final TileGrid grid;
  private final LrFrame frame;
  private final NDArray inside;
  private final DataStep data;
  private final ColorSolver network;

  /**
   * @param network restores under this kernel
   * @param memory decides on the windows
   */
  SolverRestorer(
      NDManager manager,
      Image lr,
      Kernel kernel,
      int scale,
      ColorSolver network,
      MemoryPlan memory) {
    this.manager = manager;
    this.scale = scale;
    int reach = Math.max((kernel.size() + scale - 1) / scale, LEAST_MARGIN);
    grid = memory.grid(lr, scale, reach, scale);
    frame = LrFrame.multiple(grid.tileHeight(), grid.tileWidth(), reach, Usrnet.unit());
    inside = frame.inside(manager);
    ImageModel model =
        new ImageModel(manager, kernel, scale, frame.framedHeight(), frame.framedWidth());
    data = DataStep.of(manager, model, GuessError.EVEN);
    this.network = network;
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1].
   *
   * @param noise standard deviation, in units of [0, 1]
   */
  Image restore(Image lr, double noise, Deadline deadline) {
    return grid.map(lr, window -> window(window, noise, deadline));
  }

  private Image window(Image lr, double noise, Deadline deadline) {
    return Scope.run(
        () -> {
          NDArray restored = restore(ThreeColors.planes(manager, lr), noise, deadline::stops);
          return ThreeColors.image(ThreeColors.ofChannels(restored, lr.channels()));
        });
  }

  /**
   * One window, three of {@code (h, w)} to {@code (3, s h, s w)}; may leave [0, 1].
   *
   * @param noise standard deviation, in units of [0, 1]
   */
  NDArray restore(NDList colors, double noise, BooleanSupplier stops) {
    return Scope.of(
        () -> {
          Observation[] seen =
              colors.stream()
                  .map(plane -> new Observation(frame.frame(plane), inside, noise))
                  .toArray(Observation[]::new);
          NDList planes = new NDList();
          for (NDArray plane : network.restore(seen, noise, data, stops).split(seen.length)) {
            planes.add(frame.unframe(plane.squeeze(0), scale));
          }
          return NDArrays.stack(planes);
        });
  }
}
