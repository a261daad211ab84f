package dev.refocus.fit.model;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.DirectModel;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.ndarray.Fourier;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDataStep {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"2, 6, 1", "2, 6, 0.01", "3, 5, 0.1", "3, 5, 0.003", "4, 8, 0.5", "4, 8, 0.001"})
  void solveIsTheDenseMinimiser(int scale, int size, double alpha) {
    int side = 12 / scale;
    Kernel kernel = Kernels.random(size, random);
    NDArray z = Arrays2d.uniform(manager, 12, 12, random);
    NDArray y = Arrays2d.uniform(manager, side, side, random);
    assertClose(
        even(new ImageModel(manager, kernel, scale, side, side)).solve(z, complete(y), alpha),
        denseMinimiser(new DirectModel(kernel, scale, side, side), z, y, alpha),
        Tolerances.DATA_STEP);
  }

  @Test
  void largeAlphaTrustsThePrior() {
    DataStep step = even(new ImageModel(manager, Kernels.random(8, random), 4, 5, 5));
    NDArray z = Arrays2d.uniform(manager, 20, 20, random);
    NDArray y = Arrays2d.uniform(manager, 5, 5, random);
    assertClose(step.solve(z, complete(y), 1e7), z.toFloatArray(), Tolerances.FOURIER);
  }

  @Test
  void smallAlphaFulfilsTheImageModel() {
    Kernel kernel = Kernels.gaussian(8, 1.2, 0.8, 0.4);
    ImageModel model = new ImageModel(manager, kernel, 4, 5, 5);
    NDArray z = Arrays2d.uniform(manager, 20, 20, random);
    NDArray y = Arrays2d.uniform(manager, 5, 5, random);
    assertClose(
        model.degrade(even(model).solve(z, complete(y), 1e-6)),
        y.toFloatArray(),
        Tolerances.CONSISTENT);
  }

  @Test
  void solveKeepsWhatAlreadyFits() {
    ImageModel model = new ImageModel(manager, Kernels.random(7, random), 3, 5, 6);
    NDArray x = Arrays2d.uniform(manager, 15, 18, random);
    assertClose(
        even(model).solve(x, complete(model.degrade(x)), 0.01),
        x.toFloatArray(),
        Tolerances.DATA_STEP);
  }

  @ParameterizedTest
  @CsvSource({"loose, 0.5", "tight, 0.002"})
  void agreesWithTheReferencePrototype(String name, double alpha) {
    Golden z = Golden.read("data_step_prior");
    Golden y = Golden.read("data_step_lr");
    Kernel kernel = new Kernel(7, Golden.read("motion_kernel_7").values());
    NDArray solution =
        even(new ImageModel(manager, kernel, 3, y.rows(), y.columns()))
            .solve(
                Arrays2d.plane(manager, z.values(), z.rows(), z.columns()),
                complete(Arrays2d.plane(manager, y.values(), y.rows(), y.columns())),
                alpha);
    assertClose(solution, Golden.read("data_step_" + name).values(), Tolerances.GOLDEN_DATA_STEP);
  }

  @Test
  void whatIsNotKnownIsIgnored() {
    DataStep step = even(new ImageModel(manager, Kernels.random(8, random), 4, 5, 6));
    NDArray z = Arrays2d.uniform(manager, 20, 24, random);
    NDArray y = Arrays2d.uniform(manager, 5, 6, random);
    NDArray known = y.gt(0.5f).toType(DataType.FLOAT32, false);
    NDArray other = y.mul(known).add(known.mul(-1).add(1).mul(7));
    NDArray solution = step.solve(z, new Observation(y, known, 0), 0.01);
    assertClose(
        step.solve(z, new Observation(other, known, 0), 0.01),
        solution.toFloatArray(),
        Tolerances.DATA_STEP);
    assertClose(
        step.solve(z, new Observation(y, known.zerosLike(), 0), 0.01),
        z.toFloatArray(),
        Tolerances.DATA_STEP);
  }

  /** Another way to the same minimum, whose precision is given. */
  @ParameterizedTest
  @CsvSource({"2, 6, 0.01", "3, 5, 0.1", "4, 8, 0.003"})
  void evenErrorIsAWhitePrecision(int scale, int size, double alpha) {
    ImageModel model = new ImageModel(manager, Kernels.random(size, random), scale, 5, 6);
    NDArray z = Arrays2d.uniform(manager, 5 * scale, 6 * scale, random);
    NDArray y = Arrays2d.uniform(manager, 5, 6, random);
    NDArray white = manager.ones(new Shape(5L * scale, 6L * scale / 2 + 1, 1));
    assertClose(
        model.solve(Fourier.forward(z), y, white, model.gram(white), alpha),
        even(model).solve(z, complete(y), alpha).toFloatArray(),
        Tolerances.DATA_STEP);
  }

  /** A box lays an even misfit block by block; photographs have no such stairs. */
  @ParameterizedTest
  @CsvSource({"2", "3", "4"})
  void naturalErrorIsCorrectedWithoutStairs(int scale) {
    int side = 16;
    ImageModel box = new ImageModel(manager, ProgramKernel.BOX.at(scale), scale, side, side);
    NDArray y = Arrays2d.uniform(manager, side, side, random);
    NDArray flat = manager.full(new Shape((long) scale * side, (long) scale * side), 0.5f);
    NDArray stairs = even(box).solve(flat, complete(y), 0.003);
    NDArray smooth = DataStep.of(manager, box, GuessError.NATURAL).solve(flat, complete(y), 0.003);
    assertThat(steps(stairs, scale)).isGreaterThan(100 * inside(stairs, scale));
    assertThat(steps(smooth, scale)).isLessThan(8 * inside(smooth, scale));
    assertThat(Arrays2d.rms(box.degrade(smooth).toFloatArray(), y.toFloatArray()))
        .as(Seeds.replay())
        .isLessThan(0.05);
  }

  /** Mean squared difference of neighbours in a row, on either side of a border of LR pixels. */
  private static double steps(NDArray x, int scale) {
    return squares(x, scale, true);
  }

  private static double inside(NDArray x, int scale) {
    return squares(x, scale, false) + 1e-12;
  }

  private static double squares(NDArray x, int scale, boolean atBorder) {
    int width = (int) x.getShape().get(1);
    float[] samples = x.toFloatArray();
    double sum = 0;
    int count = 0;
    for (int i = 1; i < samples.length; i++) {
      if (i % width != 0 && (i % width % scale == 0) == atBorder) {
        sum += Math.pow(samples[i] - samples[i - 1], 2);
        count++;
      }
    }
    return sum / count;
  }

  private DataStep even(ImageModel model) {
    return DataStep.of(manager, model, GuessError.EVEN);
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
