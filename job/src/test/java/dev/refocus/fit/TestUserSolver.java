package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.Checkout;
import dev.refocus.config.NetworkCard;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.network.FramedNetwork;
import dev.refocus.fit.network.Network;
import dev.refocus.fit.network.NetworkFile;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.image.Image;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user's solver, a tiny TorchScript of random weights, on windows of an image. */
class TestUserSolver {
  private static final int SCALE = 2;
  private static final double NOISE = 0.02;

  /** HR pixels that see another frame than the image alone has. */
  private static final int BORDER = 8;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void isGivenTheImageTheKernelTheScaleAndTheNoise() {
    Image lr = Photographs.luma("coffee", 40, 180);
    Kernel kernel = new Kernel(6, weights());
    try (Network network = network()) {
      FramedNetwork framed = new FramedNetwork(network, NetworkCard.solver(8));
      NDArray weights = manager.create(kernel.weights(), new Shape(6, 6));
      NDArray alone =
          framed.solve(ThreeColors.planes(manager, lr), weights, SCALE, NOISE).mean(new int[] {0});
      Image whole = restored(framed, lr, kernel, 1 << 30);
      assertThat(largestInside(whole, alone)).isLessThan(1e-5);
      Image windows = restored(framed, lr, kernel, 1);
      assertThat(largestInside(windows, alone)).isLessThan(1e-5);
    }
  }

  private Image restored(FramedNetwork framed, Image lr, Kernel kernel, long bytes) {
    UserSolver solver = UserSolver.of(framed, manager, kernel, SCALE);
    return new SolverRestorer(manager, lr, kernel, SCALE, solver, new MemoryPlan(bytes))
        .restore(lr, NOISE, Deadline.none());
  }

  private static double largestInside(Image image, NDArray plane) {
    double largest = 0;
    for (int i = BORDER; i < image.height() - BORDER; i++) {
      for (int j = BORDER; j < image.width() - BORDER; j++) {
        double expected = Math.min(Math.max(plane.getFloat(i, j), 0), 1);
        double is = image.samples()[i * image.width() + j];
        largest = Math.max(largest, Math.abs(expected - is));
      }
    }
    return largest;
  }

  /** Falling to the right and downwards. */
  private static float[] weights() {
    float[] weights = new float[36];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (36 - i) / 666f;
    }
    return weights;
  }

  private static Network network() {
    return NetworkFile.load(
        Checkout.root().resolve("datasets/reference/networks/solver.pt"), Device.cpu());
  }
}
