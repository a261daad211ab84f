package dev.refocus.fit.model;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.DirectModel;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.kernel.Kernel;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource({"2, 6, 1", "2, 6, 0.01", "3, 5, 0.1", "3, 5, 0.003", "4, 8, 0.5", "4, 8, 0.001"})
  void solveIsTheDenseMinimiser(int scale, int size, double alpha) {
    int side = 12 / scale;
    Kernel kernel = Kernels.random(size, random);
    NDArray z = Arrays2d.uniform(manager, 12, 12, random);
    NDArray y = Arrays2d.uniform(manager, side, side, random);
    assertClose(
        new ImageModel(manager, kernel, scale, side, side).solve(z, complete(y), alpha),
        denseMinimiser(new DirectModel(kernel, scale, side, side), z, y, alpha),
        Tolerances.DATA_STEP);
  }

  @Test
  void largeAlphaTrustsThePrior() {
    ImageModel model = new ImageModel(manager, Kernels.random(8, random), 4, 5, 5);
    NDArray z = Arrays2d.uniform(manager, 20, 20, random);
    NDArray y = Arrays2d.uniform(manager, 5, 5, random);
    assertClose(model.solve(z, complete(y), 1e7), z.toFloatArray(), Tolerances.FOURIER);
  }

  @Test
  void smallAlphaFulfilsTheImageModel() {
    Kernel kernel = Kernels.gaussian(8, 1.2, 0.8, 0.4);
    ImageModel model = new ImageModel(manager, kernel, 4, 5, 5);
    NDArray z = Arrays2d.uniform(manager, 20, 20, random);
    NDArray y = Arrays2d.uniform(manager, 5, 5, random);
    assertClose(
        model.degrade(model.solve(z, complete(y), 1e-6)), y.toFloatArray(), Tolerances.CONSISTENT);
  }

  @Test
  void solveKeepsWhatAlreadyFits() {
    ImageModel model = new ImageModel(manager, Kernels.random(7, random), 3, 5, 6);
    NDArray x = Arrays2d.uniform(manager, 15, 18, random);
    assertClose(
        model.solve(x, complete(model.degrade(x)), 0.01), x.toFloatArray(), Tolerances.DATA_STEP);
  }

  @ParameterizedTest
  @CsvSource({"loose, 0.5", "tight, 0.002"})
  void agreesWithTheReferencePrototype(String name, double alpha) {
    Golden z = Golden.read("data_step_prior");
    Golden y = Golden.read("data_step_lr");
    Kernel kernel = new Kernel(7, Golden.read("motion_kernel_7").values());
    NDArray solution =
        new ImageModel(manager, kernel, 3, y.rows(), y.columns())
            .solve(
                Arrays2d.plane(manager, z.values(), z.rows(), z.columns()),
                complete(Arrays2d.plane(manager, y.values(), y.rows(), y.columns())),
                alpha);
    assertClose(solution, Golden.read("data_step_" + name).values(), Tolerances.GOLDEN_DATA_STEP);
  }

  @Test
  void whatIsNotKnownIsIgnored() {
    ImageModel model = new ImageModel(manager, Kernels.random(8, random), 4, 5, 6);
    NDArray z = Arrays2d.uniform(manager, 20, 24, random);
    NDArray y = Arrays2d.uniform(manager, 5, 6, random);
    NDArray known = y.gt(0.5f).toType(DataType.FLOAT32, false);
    NDArray other = y.mul(known).add(known.mul(-1).add(1).mul(7));
    NDArray solution = model.solve(z, new Observation(y, known, 0), 0.01);
    assertClose(
        model.solve(z, new Observation(other, known, 0), 0.01),
        solution.toFloatArray(),
        Tolerances.DATA_STEP);
    assertClose(
        model.solve(z, new Observation(y, known.zerosLike(), 0), 0.01),
        z.toFloatArray(),
        Tolerances.DATA_STEP);
  }

  @ParameterizedTest
  @CsvSource({"2, 6, 0.01", "3, 5, 0.1", "4, 8, 0.003"})
  void whitePrecisionIsTheDataStep(int scale, int size, double alpha) {
    ImageModel model = new ImageModel(manager, Kernels.random(size, random), scale, 5, 6);
    NDArray z = Arrays2d.uniform(manager, 5 * scale, 6 * scale, random);
    NDArray y = Arrays2d.uniform(manager, 5, 6, random);
    NDArray white = manager.ones(new Shape(5L * scale, 6L * scale / 2 + 1, 1));
    assertClose(
        model.solve(Fourier.forward(z), y, white, model.gram(white), alpha),
        model.solve(z, complete(y), alpha).toFloatArray(),
        Tolerances.DATA_STEP);
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

  private static Observation complete(NDArray y) {
    return new Observation(y, y.onesLike(), 0);
  }

  /** {@code (A'A + alpha) x = A'y + alpha z}, solved in double precision. */
  private static double[] denseMinimiser(DirectModel model, NDArray z, NDArray y, double alpha) {
    DMatrixRMaj a = new DMatrixRMaj(model.matrix());
    DMatrixRMaj left = new DMatrixRMaj(a.numCols, a.numCols);
    CommonOps_DDRM.multInner(a, left);
    DMatrixRMaj right = new DMatrixRMaj(a.numCols, 1);
    CommonOps_DDRM.multTransA(a, column(y), right);
    CommonOps_DDRM.addEquals(right, alpha, column(z));
    for (int i = 0; i < a.numCols; i++) {
      left.add(i, i, alpha);
    }
    DMatrixRMaj x = new DMatrixRMaj(a.numCols, 1);
    assertThat(CommonOps_DDRM.solve(left, right, x)).isTrue();
    return x.data;
  }

  private static DMatrixRMaj column(NDArray plane) {
    double[] samples = Arrays2d.doubles(plane.toFloatArray());
    return DMatrixRMaj.wrap(samples.length, 1, samples);
  }
}
