package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The machine's rate: a 1024 x 1024 float32 product on one thread, the yardstick of the others. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class BenchmarkMatrixProduct {
  private static final int SIDE = 1024;

  private NDManager manager;
  private NDArray matrix;

  @Setup
  public void setUp() {
    manager = NDManager.newBaseManager();
    matrix = manager.randomUniform(0, 1, new Shape(SIDE, SIDE));
  }

  @Benchmark
  public void multiply(FlopCounter counter) {
    matrix.matMul(matrix).close();
    counter.addProduct(SIDE, SIDE, SIDE);
  }

  @TearDown
  public void tearDown() {
    manager.close();
  }
}
