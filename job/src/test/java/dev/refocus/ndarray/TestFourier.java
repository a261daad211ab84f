package dev.refocus.ndarray;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.DirectModel;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.Kernel;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFourier {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"16, 12", "15, 12", "16, 9", "15, 9", "1, 7", "8, 1", "2, 2"})
  void inverseUndoesForward(int height, int width) {
    NDArray plane = Arrays2d.uniform(manager, height, width, random);
    NDArray spectrum = Fourier.forward(plane);
    assertThat(spectrum.getShape()).isEqualTo(new Shape(height, width / 2 + 1, 2));
    assertClose(Fourier.inverse(spectrum, width), plane.toFloatArray(), Tolerances.FOURIER);
  }

  @Test
  void impulseHasAFlatSpectrum() {
    NDArray impulse = Arrays2d.plane(manager, Kernels.delta(6, 0, 0).weights(), 6, 6);
    NDArray power = Fourier.power(Fourier.forward(impulse));
    assertThat(power.getShape()).isEqualTo(new Shape(6, 4, 1));
    assertThat(power.toFloatArray()).containsOnly(1);
  }

  @ParameterizedTest
  @CsvSource({"8, 10", "7, 9"})
  void powerAtZeroIsTheSquaredSum(int height, int width) {
    NDArray plane = Arrays2d.uniform(manager, height, width, random);
    double sum = plane.sum().getFloat();
    assertThat(Fourier.power(Fourier.forward(plane)).getFloat(0, 0, 0) / (sum * sum))
        .isCloseTo(1, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 8, 10", "4, 1, 9, 7", "4, 2, 8, 8", "5, 2, 5, 6", "7, 2, 4, 5"})
  void correlationIsTheDirectSum(int size, int offset, int height, int width) {
    Kernel kernel = Kernels.random(size, random);
    NDArray plane = Arrays2d.uniform(manager, height, width, random);
    NDArray spectrum = Fourier.correlation(manager, kernel.weights(), size, offset, height, width);
    NDArray product = Fourier.multiply(Fourier.forward(plane), spectrum);
    assertClose(
        Fourier.inverse(product, width),
        direct(kernel, offset, plane.toFloatArray(), height, width),
        Tolerances.FOURIER);
  }

  @Test
  void conjugateIsTheAdjoint() {
    NDArray x = Arrays2d.uniform(manager, 9, 12, random);
    NDArray y = Arrays2d.uniform(manager, 9, 12, random);
    NDArray spectrum =
        Fourier.correlation(manager, Kernels.random(4, random).weights(), 4, 1, 9, 12);
    NDArray there = Fourier.inverse(Fourier.multiply(Fourier.forward(x), spectrum), 12);
    NDArray back = Fourier.inverse(Fourier.multiplyConjugate(Fourier.forward(y), spectrum), 12);
    double scale = Arrays2d.norm(there) * Arrays2d.norm(y);
    assertThat((Arrays2d.dot(there, y) - Arrays2d.dot(x, back)) / scale)
        .isCloseTo(0, within(Tolerances.ADJOINT));
  }

  @Test
  void productOfNoScaleIsTheImageModel() {
    Kernel kernel = Kernels.random(5, random);
    NDArray plane = Arrays2d.uniform(manager, 6, 7, random);
    NDArray spectrum = Fourier.correlation(manager, kernel.weights(), 5, 2, 6, 7);
    assertClose(
        Fourier.inverse(Fourier.multiply(spectrum, Fourier.forward(plane)), 7),
        new DirectModel(kernel, 1, 6, 7).degrade(plane.toFloatArray()),
        Tolerances.FOURIER);
  }

  private static double[] direct(Kernel kernel, int offset, float[] x, int height, int width) {
    double[] y = new double[height * width];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < kernel.weights().length; j++) {
        int row = Math.floorMod(i / width + j / kernel.size() - offset, height);
        int column = Math.floorMod(i % width + j % kernel.size() - offset, width);
        y[i] += kernel.weights()[j] * (double) x[row * width + column];
      }
    }
    return y;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "11, 12", "148, 150", "192, 192", "241, 243", "355, 360"})
  void fastLengthsHaveSmallFactors(int length, int fast) {
    assertThat(Fourier.fastLength(length)).isEqualTo(fast);
  }
}
