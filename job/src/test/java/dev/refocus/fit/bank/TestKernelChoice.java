package dev.refocus.fit.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.encode.KernelCsv;
import dev.refocus.evaluate.Degradation;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TestKernelChoice {
  /** What blind estimates take narrow kernels for. */
  private static final Kernel TOO_WIDE = Kernels.gaussian(12, 3, 2, 0.4);

  /** Log odds that the exam and the errors decide on. */
  private static final double ENOUGH = 3;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  static Stream<Arguments> photographsAndPrograms() {
    return Photographs.NAMES.stream()
        .flatMap(
            name -> Stream.of(ProgramKernel.values()).map(program -> Arguments.of(name, program)));
  }

  @ParameterizedTest
  @MethodSource("photographsAndPrograms")
  void programsAreFoundInTheBank(String name, ProgramKernel program) {
    Image lr = new Degradation(program.at(2), 2).apply(Photographs.luma(name, 380, 380));
    KernelChoice choice = choose(lr, 2, TOO_WIDE);
    assertThat(choice.shape()).isLessThan(ENOUGH);
    assertThat(choice.named().width(2)).isLessThan(1.5 * width(program));
    assertThat(KernelBank.of(2)).contains(choice.named());
    assertThat(KernelBank.of(2)).containsAll(choice.chances().keySet());
    double sum = choice.chances().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  /**
   * Measured 15 of 16. Where the image itself is not like itself across scales the true kernel does
   * not show: 1 of 8 of the rocket before the sky, 0 of 8 of the galaxies.
   */
  @Test
  void shakesAreNotTakenForPrograms() throws IOException {
    int found = 0;
    for (String name : new String[] {"astronaut", "coffee"}) {
      for (int n = 1; n <= 8; n++) {
        Kernel shake =
            KernelCsv.read(
                Photographs.dataset(String.format(Locale.ROOT, "kernels/levin24_%d.csv", n)));
        Image lr = new Degradation(shake, 4).apply(Photographs.luma(name, 400, 500));
        KernelChoice choice = choose(lr, 4, shake);
        found += choice.shape() > ENOUGH ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(14);
  }

  private static double width(ProgramKernel program) {
    return new KernelHypothesis(program.text(), program.at(2)).width(2);
  }

  private KernelChoice choose(Image lr, int scale, Kernel blind) {
    return KernelChoice.of(
        Arrays2d.plane(manager, lr.samples(), lr.height(), lr.width()),
        scale,
        0,
        0,
        Optional.of(blind));
  }
}
