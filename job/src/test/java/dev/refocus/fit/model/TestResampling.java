package dev.refocus.fit.model;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestResampling {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void constantsStay(int scale) {
    NDArray plane = manager.full(new Shape(5, 7), 0.7f);
    assertConstant(Resampling.enlarge(plane, scale), 5 * scale, 7 * scale);
    assertConstant(
        Resampling.enlarge(plane, scale, Resampling.Filter.LANCZOS), 5 * scale, 7 * scale);
    assertConstant(Resampling.enlargeAligned(plane, scale), 5 * scale, 7 * scale);
    assertConstant(Resampling.resize(plane, 9, 4), 9, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void impulsesOfAllPixelsAddUpToOne(int scale) {
    NDArray sum = manager.zeros(new Shape(3L * scale, 4L * scale));
    for (int i = 0; i < 12; i++) {
      float[] impulse = new float[12];
      impulse[i] = 1;
      sum.addi(Resampling.enlarge(Arrays2d.plane(manager, impulse, 3, 4), scale));
    }
    assertClose(sum, manager.ones(sum.getShape()).toFloatArray(), Tolerances.ARITHMETIC);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void alignedKeepsTheSamples(int scale) {
    NDArray plane = Arrays2d.uniform(manager, 6, 5, random);
    String samples =
        String.format(Locale.ROOT, "0:%d:%d, 0:%d:%d", 6 * scale, scale, 5 * scale, scale);
    assertClose(
        Resampling.enlargeAligned(plane, scale).get(samples),
        plane.toFloatArray(),
        Tolerances.ARITHMETIC);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void enlargedMirrorImageIsTheMirroredEnlargement(int scale) {
    NDArray plane = Arrays2d.uniform(manager, 6, 5, random);
    NDArray there = Resampling.enlarge(plane.flip(0, 1), scale);
    NDArray back = Resampling.enlarge(plane, scale).flip(0, 1);
    assertClose(there, back.toFloatArray(), Tolerances.ARITHMETIC);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void quadraticsAreReproducedAwayFromTheBorders(int scale) {
    NDArray enlarged = Resampling.enlarge(quadratic(12, 12, 1), scale);
    NDArray truth = quadratic(12 * scale, 12 * scale, scale);
    String inside =
        String.format(Locale.ROOT, "%d:%d, %d:%d", 3 * scale, 9 * scale, 3 * scale, 9 * scale);
    assertClose(enlarged.get(inside), truth.get(inside).toFloatArray(), Tolerances.ARITHMETIC);
  }

  /** PIL cuts its kernel off at the borders where this program mirrors: two pixels differ. */
  @ParameterizedTest
  @CsvSource({"x2, 24, 30, 4", "x3, 36, 45, 6", "x4, 48, 60, 8", "down, 8, 9, 2"})
  void agreesWithPil(String name, int height, int width, int border) {
    Golden input = Golden.read("bicubic_input");
    NDArray plane = Arrays2d.plane(manager, input.values(), input.rows(), input.columns());
    Golden golden = Golden.read("bicubic_" + name);
    NDArray expected = Arrays2d.plane(manager, golden.values(), height, width);
    NDArray actual =
        name.equals("down")
            ? Resampling.resize(plane, height, width)
            : Resampling.enlarge(plane, height / input.rows());
    String inside =
        String.format(Locale.ROOT, "%d:%d, %d:%d", border, height - border, border, width - border);
    assertClose(actual.get(inside), expected.get(inside).toFloatArray(), Tolerances.PIL);
  }

  /** As above; Lanczos' filter reaches three pixels. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void lanczosAgreesWithPil(int scale) {
    Golden input = Golden.read("bicubic_input");
    Golden golden = Golden.read("lanczos_x" + scale);
    NDArray expected = Arrays2d.plane(manager, golden.values(), golden.rows(), golden.columns());
    NDArray actual =
        Resampling.enlarge(
            Arrays2d.plane(manager, input.values(), input.rows(), input.columns()),
            scale,
            Resampling.Filter.LANCZOS);
    int border = 3 * scale;
    String inside =
        String.format(
            Locale.ROOT,
            "%d:%d, %d:%d",
            border,
            golden.rows() - border,
            border,
            golden.columns() - border);
    assertClose(actual.get(inside), expected.get(inside).toFloatArray(), Tolerances.PIL);
  }

  @ParameterizedTest
  @CsvSource({"9, 13", "13, 9", "5, 5", "24, 17"})
  void squareIsResizedAsAPlane(int from, int to) {
    float[] square = Arrays2d.uniform(from * from, random);
    assertClose(
        Resampling.resize(Arrays2d.plane(manager, square, from, from), to, to),
        Resampling.resizeSquare(square, from, to),
        Tolerances.ARITHMETIC);
  }

  @Test
  void sameSizeChangesNothing() {
    NDArray plane = Arrays2d.uniform(manager, 6, 5, random);
    assertClose(Resampling.resize(plane, 6, 5), plane.toFloatArray(), Tolerances.ARITHMETIC);
  }

  private void assertConstant(NDArray plane, int height, int width) {
    assertThat(plane.getShape()).isEqualTo(new Shape(height, width));
    assertClose(plane, manager.full(plane.getShape(), 0.7f).toFloatArray(), Tolerances.ARITHMETIC);
  }

  /** A quadratic at the centres of pixels that are {@code 1 / scale} wide. */
  private NDArray quadratic(int height, int width, int scale) {
    float[] plane = new float[height * width];
    for (int i = 0; i < plane.length; i++) {
      int row = i / width;
      int column = i % width;
      double y = (row + 0.5) / scale / 12;
      double x = (column + 0.5) / scale / 12;
      plane[i] = (float) (0.1 + 0.3 * y * y - 0.2 * x * y + 0.4 * x * x + 0.1 * y);
    }
    return Arrays2d.plane(manager, plane, height, width);
  }
}
