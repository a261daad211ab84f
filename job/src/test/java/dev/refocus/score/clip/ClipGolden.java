package dev.refocus.score.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.refocus.Checkout;
import dev.refocus.image.Image;
import dev.refocus.score.weights.SafeTensors;
import java.nio.file.Path;

/** A small model of {@code datasets/reference/clip} and what PyTorch makes of it. */
public final class ClipGolden implements AutoCloseable {
  private final Path folder;
  private final SafeTensors golden;
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  public ClipGolden(String name) {
    folder = Checkout.root().resolve("datasets/reference/clip").resolve(name);
    golden = SafeTensors.open(folder.resolve("golden.safetensors"));
  }

  public Path folder() {
    return folder;
  }

  public NDArray floats(String name) {
    return golden.read(name, manager, DataType.FLOAT32);
  }

  long[] ids(String name) {
    return golden.read(name, manager, DataType.INT64).toLongArray();
  }

  /** An {@code (h, w, 3)} array of bytes as an image. */
  public Image image(String name) {
    NDArray bytes = floats(name);
    int h = (int) bytes.getShape().get(0);
    int w = (int) bytes.getShape().get(1);
    return new Image(3, h, w, bytes.transpose(2, 0, 1).div(255).toFloatArray());
  }

  public static void assertClose(NDArray actual, NDArray expected, double bound) {
    assertThat(actual.getShape()).isEqualTo(expected.getShape());
    assertClose(actual.toFloatArray(), expected.toFloatArray(), bound);
  }

  public static void assertClose(float[] actual, float[] expected, double bound) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      assertThat(difference).as("difference at %d", i).isLessThanOrEqualTo(bound);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
