package dev.refocus.evaluate.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.Checkout;
import dev.refocus.config.spec.SpecNode;
import dev.refocus.evaluate.BenchmarkSpec;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestKernelReader {
  private static final Path SPEC = Path.of(System.getProperty("refocus.home"), "datasets/x.yaml");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void generatorsAreCentered(int scale) {
    for (Object generator :
        List.of(
            "corner",
            "square",
            "hollow-square",
            "bicubic",
            "disc",
            Map.of("disc", Map.of("pixel", true)),
            Map.of("program", List.of("box", "bicubic", "lanczos3")),
            Map.of("gaussian", Map.of("major", 5, "minor", 1, "degrees", 30)),
            Map.of("random-gaussian", Map.of("count", 3)),
            Map.of("random-motion", Map.of("count", 10)))) {
      for (NamedKernel named : kernels(generator, scale)) {
        Kernel kernel = named.kernel();
        double center = (kernel.size() - 1) / 2.0;
        assertThat((kernel.size() - scale) % 2).as(named.name()).isZero();
        assertThat(kernel.centerRow()).as(named.name()).isCloseTo(center, within(0.01));
        assertThat(kernel.centerColumn()).as(named.name()).isCloseTo(center, within(0.01));
      }
    }
  }

  @Test
  void squaresHaveTheirSides() {
    Kernel hollow = kernels("hollow-square", 4).get(0).kernel();
    float inside = 1f / (16 * 16 - 8 * 8);
    assertThat(hollow.size()).isEqualTo(24);
    for (int i = 0; i < 24 * 24; i++) {
      int row = Math.floorDiv(i, 24);
      int column = i % 24;
      boolean filled = row >= 4 && row < 20 && column >= 4 && column < 20;
      boolean hole = row >= 8 && row < 16 && column >= 8 && column < 16;
      assertThat(hollow.weights()[i]).isCloseTo(filled && !hole ? inside : 0, within(1e-7f));
    }
  }

  @Test
  void programsAreThoseOfTheirNames() {
    List<NamedKernel> programs = kernels(Map.of("program", List.of("box", "bicubic")), 3);
    assertThat(programs)
        .containsExactly(
            new NamedKernel("program-box", ProgramKernel.BOX.at(3)),
            new NamedKernel("program-bicubic", ProgramKernel.BICUBIC.at(3)));
    assertThat(least(programs.get(1).kernel())).isNegative();
    assertThat(least(kernels("bicubic", 3).get(0).kernel())).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void discHasItsWidthAndThePixelsOnTop(int scale) {
    double radius = 0.8 * scale;
    Kernel disc = kernels("disc", scale).get(0).kernel();
    Kernel seen = kernels(Map.of("disc", Map.of("pixel", true)), scale).get(0).kernel();
    // A disc's variance along an axis is r^2/4, a pixel's (s^2 - 1)/12; samples add 1/12, a
    // little more or less by where the edge falls between them.
    assertThat(columnVariance(disc)).isCloseTo(radius * radius / 4 + 1 / 12.0, within(0.06));
    Kernel inner = DiscKernel.of(seen.size() - scale + 1, radius);
    assertThat(columnVariance(seen) - columnVariance(inner))
        .isCloseTo((scale * scale - 1) / 12.0, within(1e-4));
    float peak = disc.weights()[(disc.size() + 1) * (disc.size() / 2)];
    assertThat(peak).isCloseTo((float) (1 / (Math.PI * radius * radius)), within(0.001f));
  }

  @Test
  void discsAreNamedByTheirParameters() {
    assertThat(kernels("disc", 2).get(0).name()).isEqualTo("disc");
    assertThat(kernels(Map.of("disc", Map.of("radius", 2.5, "pixel", true)), 2).get(0).name())
        .isEqualTo("disc-2.5-pixel");
  }

  private static float least(Kernel kernel) {
    float least = 0;
    for (float weight : kernel.weights()) {
      least = Math.min(least, weight);
    }
    return least;
  }

  private static double columnVariance(Kernel kernel) {
    double sum = 0;
    for (int i = 0; i < kernel.weights().length; i++) {
      double column = i % kernel.size() - (kernel.size() - 1) / 2.0;
      sum += kernel.weights()[i] * column * column;
    }
    return sum;
  }

  @Test
  void gaussianHasTheCovarianceOfItsAxes() {
    Kernel kernel =
        kernels(
                Map.of(
                    "gaussian", Map.of("size", 64, "major", 7.195, "minor", 1.835, "degrees", 45)),
                4)
            .get(0)
            .kernel();
    double[] covariance = new double[3];
    for (int i = 0; i < 64 * 64; i++) {
      double row = Math.floorDiv(i, 64) - 31.5;
      double column = i % 64 - 31.5;
      covariance[0] += kernel.weights()[i] * row * row;
      covariance[1] += kernel.weights()[i] * row * column;
      covariance[2] += kernel.weights()[i] * column * column;
    }
    assertThat(covariance).containsExactly(new double[] {4.515, 2.68, 4.515}, within(0.001));
  }

  @Test
  void randomKernelsDependOnTheirSeedAndPlaceOnly() {
    List<NamedKernel> few = kernels(Map.of("random-motion", Map.of("count", 2, "seed", 3)), 4);
    List<NamedKernel> many = kernels(Map.of("random-motion", Map.of("count", 4, "seed", 3)), 4);
    List<NamedKernel> others = kernels(Map.of("random-motion", Map.of("count", 2, "seed", 4)), 4);
    assertThat(many.subList(0, 2)).isEqualTo(few);
    assertThat(similarity(many.get(0).kernel(), many.get(1).kernel())).isLessThan(0.95);
    assertThat(similarity(few.get(0).kernel(), others.get(0).kernel())).isLessThan(0.95);
  }

  @Test
  void motionHasTheExtentThatIsAskedFor() {
    for (NamedKernel named :
        kernels(Map.of("random-motion", Map.of("count", 20, "min", 10, "max", 12)), 4)) {
      Kernel kernel = named.kernel();
      int top = 24;
      int bottom = -1;
      int left = 24;
      int right = -1;
      for (int i = 0; i < kernel.weights().length; i++) {
        if (kernel.weights()[i] > 0) {
          top = Math.min(top, Math.floorDiv(i, 24));
          bottom = Math.max(bottom, Math.floorDiv(i, 24));
          left = Math.min(left, i % 24);
          right = Math.max(right, i % 24);
        }
      }
      // A path of 10 to 12 px touches up to two samples more.
      assertThat(Math.max(bottom - top, right - left)).as(named.name()).isBetween(10, 14);
    }
  }

  @Test
  void remakesTheKernelsOfBlind144() throws IOException {
    Path figure =
        Checkout.root().resolve("../shared/data/kernels/blind144_kernels_from_figure.txt");
    Assumptions.assumeTrue(
        Files.exists(figure), () -> "skipped: no " + figure + ", put the figure's kernels there");
    List<float[]> shown = figureKernels(figure);
    List<NamedKernel> made =
        BenchmarkSpec.read(SPEC.resolveSibling("blind-x4.yaml"))
            .groups()
            .get(0)
            .kernels()
            .kernels(4);
    assertThat(made).hasSameSizeAs(shown);
    for (int i = 0; i < made.size(); i++) {
      NamedKernel kernel = made.get(i);
      boolean file = kernel.name().startsWith("levin24_");
      float[] weights = kernel.kernel().weights();
      // The figure shows camera shake turned by 180 degrees, and the sixth cut off at its edge.
      assertThat(KernelSimilarity.plain(file ? turned(weights) : weights, shown.get(i)))
          .as(kernel.name())
          .isGreaterThan(kernel.name().equals("levin24_6") ? 0.98 : 0.99);
    }
  }

  private static float[] turned(float[] weights) {
    float[] turned = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      turned[weights.length - 1 - i] = weights[i];
    }
    return turned;
  }

  private static List<float[]> figureKernels(Path figure) throws IOException {
    List<float[]> kernels = new ArrayList<>();
    int filled = 0;
    for (String line : Files.readAllLines(figure)) {
      if (line.startsWith("K")) {
        kernels.add(new float[24 * 24]);
        filled = 0;
      } else if (!line.startsWith("#") && !line.isBlank()) {
        for (String level : line.strip().split(" +", -1)) {
          kernels.get(kernels.size() - 1)[filled++] = Float.parseFloat(level);
        }
      }
    }
    return kernels;
  }

  private static double similarity(Kernel a, Kernel b) {
    return KernelSimilarity.bestShift(a.weights(), b.weights());
  }

  private static List<NamedKernel> kernels(Object item, int scale) {
    SpecNode group = new SpecNode("here", Map.of(), Set.of());
    return KernelReader.read(group, SPEC, item).kernels(scale);
  }
}
