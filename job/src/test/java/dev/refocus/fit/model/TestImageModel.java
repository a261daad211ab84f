package dev.refocus.fit.model;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.DirectModel;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.ndarray.Fourier;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestImageModel {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"2, 6", "2, 8", "3, 7", "3, 9", "4, 8", "4, 10", "2, 2", "3, 1"})
  void deltaKernelIsDecimation(int scale, int size) {
    int center = Math.floorDiv(size - scale, 2);
    Kernel delta = Kernels.delta(size, Math.max(center, 0), Math.max(center, 0));
    int lag = Math.max(center, 0) - center;
    NDArray x = Arrays2d.uniform(manager, 5 * scale, 4 * scale, random);
    NDArray y = new ImageModel(manager, delta, scale, 5, 4).degrade(x);
    String samples =
        String.format(
            Locale.ROOT, "%d:%d:%d, %d:%d:%d", lag, 5 * scale, scale, lag, 4 * scale, scale);
    assertClose(y, x.get(samples).toFloatArray(), Tolerances.FOURIER);
  }

  @ParameterizedTest
  @CsvSource({"2, 6", "2, 12", "3, 5", "3, 9", "4, 8", "4, 14"})
  void degradesByTheFormulaOfTheRootPackage(int scale, int size) {
    Kernel kernel = Kernels.random(size, random);
    NDArray x = Arrays2d.uniform(manager, 5 * scale, 6 * scale, random);
    assertClose(
        new ImageModel(manager, kernel, scale, 5, 6).degrade(x),
        new DirectModel(kernel, scale, 5, 6).degrade(x.toFloatArray()),
        Tolerances.FOURIER);
  }

  @ParameterizedTest
  @CsvSource({"2, 6", "2, 7", "3, 6", "3, 9", "4, 8", "4, 9"})
  void adjointFulfilsItsDefinition(int scale, int size) {
    ImageModel model = new ImageModel(manager, Kernels.random(size, random), scale, 7, 6);
    NDArray x = Arrays2d.uniform(manager, 7 * scale, 6 * scale, random).sub(0.5);
    NDArray y = Arrays2d.uniform(manager, 7, 6, random).sub(0.5);
    double gap = Arrays2d.dot(model.degrade(x), y) - Arrays2d.dot(x, model.adjoint(y));
    assertThat(gap / (Arrays2d.norm(x) * Arrays2d.norm(y)))
        .isCloseTo(0, within(Tolerances.ADJOINT));
  }

  @ParameterizedTest
  @CsvSource({"2, 6", "3, 7", "4, 8"})
  void constantsStay(int scale, int size) {
    ImageModel model = new ImageModel(manager, Kernels.random(size, random), scale, 4, 5);
    NDArray flat = manager.full(new Shape(4L * scale, 5L * scale), 0.4f);
    assertClose(
        model.degrade(flat),
        manager.full(new Shape(4, 5), 0.4f).toFloatArray(),
        Tolerances.FOURIER);
  }

  /** At the minimum {@code A'(A x - y) + beta P (x - z) = 0}. */
  @ParameterizedTest
  @CsvSource({"2, 6, 0.05", "3, 7, 0.5", "4, 8, 0.2"})
  void gradientVanishesUnderAColouredPrecision(int scale, int size, double beta) {
    ImageModel model = new ImageModel(manager, Kernels.random(size, random), scale, 5, 6);
    int height = 5 * scale;
    int width = 6 * scale;
    NDArray z = Arrays2d.uniform(manager, height, width, random);
    NDArray y = Arrays2d.uniform(manager, 5, 6, random);
    NDArray precision =
        Arrays2d.uniform(manager, height, width / 2 + 1, random).add(0.5).expandDims(2);
    NDArray even = evenPrecision(precision, width);
    NDArray x = model.solve(Fourier.forward(z), y, even, model.gram(even), beta);
    NDArray pull = Fourier.inverse(Fourier.forward(x.sub(z)).mul(even).mul((float) beta), width);
    assertClose(
        model.adjoint(model.degrade(x).sub(y)).add(pull),
        new float[height * width],
        Tolerances.DATA_STEP);
  }

  /** The power spectrum of a real plane: the precision of a prior must be one. */
  private static NDArray evenPrecision(NDArray seed, int width) {
    NDArray plane = Fourier.inverse(NDArrays.concat(new NDList(seed, seed), 2), width);
    return Fourier.power(Fourier.forward(plane)).add(0.5);
  }
}
