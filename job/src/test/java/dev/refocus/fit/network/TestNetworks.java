package dev.refocus.fit.network;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.config.NetworkCard;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Tolerances;
import dev.refocus.ndarray.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestNetworks {
  private static final int HEIGHT = 8;
  private static final int WIDTH = 12;
  private static final float NOISE = 0.1f;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @TempDir private Path folder;

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rrdbnet_x4.safetensors",
        "rrdbnet_x2.safetensors",
        "srvgg_x2.safetensors",
        "srvgg_x4.safetensors",
        "upscaler_x3.pt",
        "upscaler_x3.onnx"
      })
  void enlargesAsPyTorchDoes(String file) {
    int scale = Integer.parseInt(file.replaceAll(".*_x(\\d).*", "$1"));
    Shape enlarged = new Shape(1, 3, scale * HEIGHT, scale * WIDTH);
    assertGolden(file, input(), enlarged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"denoiser.pt", "denoiser.onnx"})
  void denoisesAsPyTorchDoes(String file) {
    NDArray level = manager.full(new Shape(1, 1, HEIGHT, WIDTH), NOISE);
    assertGolden(file, input().concat(level, 1), new Shape(1, 3, HEIGHT, WIDTH));
  }

  @Test
  void solvesAsPyTorchDoes() {
    Golden kernel = Golden.read("networks/solver_kernel");
    NDList seen = new NDList(input());
    seen.add(manager.create(kernel.values(), new Shape(1, 1, 6, 6)));
    seen.add(manager.create(2L));
    seen.add(manager.full(new Shape(1, 1, 1, 1), 0.05f));
    assertGolden("solver.pt", seen, new Shape(1, 3, 2 * HEIGHT, 2 * WIDTH));
  }

  /** In the network's own range and order: the same picture. */
  @Test
  void aSolverSeesTheNoiseInTheUnitsOfItsImage() {
    NetworkCard card = new NetworkCard(NetworkCard.Kind.SOLVER, 1, 255, true, 8, "bicubic", 0.1);
    NDArray x = input().get(0);
    NDArray kernel = manager.full(new Shape(4, 4), 1 / 16f);
    NDArray y =
        new FramedNetwork(new NoiseAdded(), card)
            .solve(new NDList(x.get(0), x.get(1), x.get(2)), kernel, 2, 0.3);
    NDArray nearest = x.repeat(1, 2).repeat(2, 2);
    assertClose(y, nearest.add(0.1f).toFloatArray(), Tolerances.ARITHMETIC);
  }

  /** The nearest LR pixel and the noise that it is told. */
  private static final class NoiseAdded implements Network {
    @Override
    public NDArray run(NDList seen) {
      assertThat(seen.get(0).getShape()).isEqualTo(new Shape(1, 3, 8, 16));
      assertThat(seen.get(1).getShape()).isEqualTo(new Shape(1, 1, 4, 4));
      assertThat(seen.get(2).getLong()).isEqualTo(2);
      return seen.get(0).repeat(2, 2).repeat(3, 2).add(seen.get(3));
    }

    @Override
    public void close() {}
  }

  private void assertGolden(String file, NDArray x, Shape shape) {
    assertGolden(file, new NDList(x), shape);
  }

  private void assertGolden(String file, NDList seen, Shape shape) {
    try (Network network = NetworkFile.load(reference(file), Device.cpu())) {
      NDArray y = network.run(seen);
      assertThat(y.getShape()).isEqualTo(shape);
      String golden = "networks/" + file.substring(0, file.indexOf('.'));
      assertClose(y, Golden.read(golden).values(), Tolerances.GOLDEN_NETWORK);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rrdbnet_x4.safetensors, UPSCALER, 4, 1",
    "rrdbnet_x2.safetensors, UPSCALER, 2, 2",
    "srvgg_x4.safetensors, UPSCALER, 4, 1",
    "upscaler_x3.pt, UPSCALER, 3, 8",
    "upscaler_x3.onnx, UPSCALER, 3, 8",
    "denoiser.pt, DENOISER, 1, 8",
    "denoiser.onnx, DENOISER, 1, 8",
    "solver.pt, SOLVER, 1, 8"
  })
  void aFileSaysWhatItDoes(String file, NetworkCard.Kind kind, int scale, int multiple) {
    NetworkCard card = NetworkFile.card(reference(file));
    assertThat(card.kind()).isEqualTo(kind);
    assertThat(card.scale()).isEqualTo(scale);
    assertThat(card.multiple()).isEqualTo(multiple);
    assertThat(card.kernel()).isEqualTo("bicubic");
  }

  @Test
  void rangeOrderAndSizeAreTheNetworks() {
    NetworkCard card = new NetworkCard(NetworkCard.Kind.UPSCALER, 1, 255, true, 8, "bicubic", 0);
    NDArray x = input().get(0).get(":, :7, :11");
    NDArray y =
        new FramedNetwork(new BlueDoubled(), card)
            .enlarge(new NDList(x.get(0), x.get(1), x.get(2)));
    assertThat(y.getShape()).isEqualTo(x.getShape());
    assertClose(y.get(0), x.get(0).toFloatArray(), Tolerances.ARITHMETIC);
    assertClose(y.get(2), x.get(2).mul(2).toFloatArray(), Tolerances.ARITHMETIC);
  }

  /** Doubles its first colour, of numbers up to 255 and sides of multiples of eight. */
  private static final class BlueDoubled implements Network {
    @Override
    public NDArray run(NDList seen) {
      NDArray x = seen.singletonOrThrow();
      assertThat(x.getShape()).isEqualTo(new Shape(1, 3, 8, 16));
      assertThat(x.max().getFloat()).isGreaterThan(200);
      NDArray y = x.duplicate();
      y.set(new NDIndex(":, 0"), x.get(":, 0").mul(2));
      return y;
    }

    @Override
    public void close() {}
  }

  @Test
  void keepsItsArraysBeyondTheFirstImage() {
    try (Network network =
        Scope.run(() -> NetworkFile.load(reference("srvgg_x2.safetensors"), Device.cpu()))) {
      NDList seen = new NDList(input());
      assertThat(network.run(seen)).isEqualTo(network.run(seen));
    }
  }

  @Test
  void loadsNoPickle() throws IOException {
    Path old = Files.write(folder.resolve("old.pth"), new byte[] {(byte) 0x80, 2, '}', '.'});
    Path zipped = folder.resolve("zipped.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(zipped))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(new byte[] {(byte) 0x80, 2, '}', '.'});
    }
    for (Path pickle : new Path[] {old, zipped}) {
      assertRefused(pickle, "%s is a pickle, which could run any command".formatted(pickle));
    }
  }

  @Test
  void namesWhatIsNoNetworkOfItsOwn() {
    Path usrnet = Checkout.root().resolve("job/src/main/resources/dev/refocus/fit/solver");
    assertRefused(usrnet.resolve("usrnet_tiny.safetensors"), "of no structure");
    assertRefused(folder.resolve("none.pt"), "cannot be read");
  }

  @Test
  void namesADamagedScript() throws IOException {
    Path damaged = folder.resolve("damaged.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(damaged))) {
      zip.putNextEntry(new ZipEntry("archive/code/module.py"));
    }
    assertRefused(damaged, "is no TorchScript that libtorch reads");
  }

  @Test
  void namesADamagedOnnx() throws IOException {
    Path damaged =
        Files.write(folder.resolve("damaged.onnx"), new byte[] {8, 7, 1, 1, 1, 1, 1, 1, 1});
    assertRefused(damaged, "is no ONNX that ONNX Runtime reads");
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> NetworkFile.load(file, Device.cpu()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(why);
  }

  private NDArray input() {
    return manager.create(Golden.read("networks/input").values(), new Shape(1, 3, HEIGHT, WIDTH));
  }

  private static Path reference(String file) {
    return Checkout.root().resolve("datasets/reference/networks").resolve(file);
  }
}
