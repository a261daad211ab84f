package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A block of the image whose pixels are no training targets, and the fixed noise under which it is
 * looked at.
 *
 * @param around {@code (1, c, side + 14, side + 14)}, what its results see
 */
record HeldOut(NDArray around, int top, int left, int side, List<Look> looks) {
  private static final int LOOKS = 12;

  /** Share of the image's shorter side. */
  private static final int SHARE = 4;

  private record Look(NDArray noise, double level) {}

  static HeldOut of(NDArray image, int highestLevel, RandomGenerator random) {
    int height = (int) image.getShape().get(2);
    int width = (int) image.getShape().get(3);
    int side = Math.min(height, width) / SHARE;
    int reach = PatchNetwork.REACH;
    int top = reach + random.nextInt(height - side - 2 * reach + 1);
    int left = reach + random.nextInt(width - side - 2 * reach + 1);
    int seen = side + 2 * reach;
    NDArray around = Slices.window(image, top - reach, left - reach, seen, seen).duplicate();
    return new HeldOut(around, top, left, side, looks(around, highestLevel, random));
  }

  private static List<Look> looks(NDArray around, int highestLevel, RandomGenerator random) {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < LOOKS; i++) {
      NDArray noise = NoiseScale.white(around, random);
      looks.add(new Look(noise, highestLevel * (i + 0.5) / LOOKS));
    }
    return looks;
  }

  /** {@code (1, 1, h, w)}: 0 in the block, 1 elsewhere. */
  NDArray mask(NDArray image) {
    NDArray mask =
        image.getManager().ones(new Shape(1, 1, image.getShape().get(2), image.getShape().get(3)));
    Slices.fill(mask, top, left, side, side, 0);
    return mask;
  }

  double loss(PatchNetwork network, NDArray parameters) {
    double sum = 0;
    for (Look look : looks) {
      sum += Scope.run(() -> loss(network, parameters, look));
    }
    return sum / looks.size();
  }

  private double loss(PatchNetwork network, NDArray parameters, Look look) {
    NDArray noised = NoiseScale.noised(around, look.noise(), look.level());
    NDArray velocity = NoiseScale.velocity(around, look.noise(), look.level());
    NDArray wanted = Slices.inside(velocity, PatchNetwork.REACH);
    return network
        .velocity(parameters, noised, look.level(), 0)
        .sub(wanted)
        .square()
        .mean()
        .getFloat();
  }
}
