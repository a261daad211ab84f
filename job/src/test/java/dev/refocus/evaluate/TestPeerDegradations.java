package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.Checkout;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The image model against HR image, kernel and LR image of other methods' own examples.
 *
 * <p>Both keep {@code y[i] = sum_j k[j] x[s i + j - (K - 1)/2]} with an odd K, as correlation: no
 * rotation, but the kernel's centre lies on the HR pixel {@code s i}, the first of its block, and
 * so {@code (s - 1)/2} px off this project's centre. A kernel with empty rows and columns to the
 * right and below says the same here.
 */
class TestPeerDegradations {
  private static final Path PEERS = Checkout.root().resolve("../shared/data/peers");

  /** HR pixels along the edges, where the methods continue the image in ways of their own. */
  private static final int EDGE = 12;

  /** FKP (CVPR 2021) cuts decimals off, where a PNG of this project is rounded. */
  @Test
  void agreesWithFkpAtScale4() throws IOException, DataFormatException {
    Path folder = existing("peer-fkp-x4");
    Image lr = read(folder.resolve("lr_102061.png"));
    Image again = degraded(folder, "hr_102061.png", "kernel_102061.mat", 4);

    long cut = 0;
    for (int difference : differences(again, lr, 4)) {
      assertThat(difference).isIn(0, 1);
      cut += difference;
    }
    // Half of all decimals are at least .5: rounded up here, cut off there.
    assertThat((double) cut / differences(again, lr, 4).length).isBetween(0.4, 0.6);
  }

  @Test
  void agreesWithZssrAtScale2() throws IOException, DataFormatException {
    Path folder = existing("peer-zssr-examples");
    Image lr = read(folder.resolve("BSD100_100_lr_rand_ker_c_X2.png"));
    Image again =
        degraded(folder, "BSD100_100_HR_from_SelfExSR.png", "BSD100_100_lr_rand_ker_c_X2_0.mat", 2);

    int[] differences = differences(again, lr, 2);
    // Decimals of .5 within single precision fall to either side.
    assertThat(IntStream.of(differences).filter(difference -> difference != 0).count())
        .isLessThan(differences.length / 10_000);
    assertThat(IntStream.of(differences).map(Math::abs).max()).hasValue(1);
  }

  private static Image degraded(Path folder, String hr, String mat, int scale)
      throws IOException, DataFormatException {
    double[][] matrix = MatFile.read(folder.resolve(mat));
    // (size - scale) / 2 = (K - 1) / 2: the same offset.
    int size = matrix.length - 1 + scale;
    float[] weights = new float[size * size];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix.length; column++) {
        weights[row * size + column] = (float) matrix[row][column];
      }
    }
    return new Degradation(Kernel.normalized(size, weights), scale).apply(read(folder.resolve(hr)));
  }

  /** In levels, away from the edges. */
  private static int[] differences(Image a, Image b, int scale) {
    int edge = EDGE / scale + 1;
    int height = b.height() - 2 * edge;
    int width = b.width() - 2 * edge;
    Image innerA = Crop.of(a, edge, edge, height, width);
    Image innerB = Crop.of(b, edge, edge, height, width);
    int[] differences = new int[innerA.samples().length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.round(255 * (innerA.samples()[i] - innerB.samples()[i]));
    }
    return differences;
  }

  private static Image read(Path file) throws IOException {
    return new ImageDecoder(DecodeLimits.DEFAULT).decode(Files.readAllBytes(file), 1).color();
  }

  private static Path existing(String name) {
    Path folder = PEERS.resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        () -> "skipped: no " + folder + ", put the method's example there to run");
    return folder;
  }
}
