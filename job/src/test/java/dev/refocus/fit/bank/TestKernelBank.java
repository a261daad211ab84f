package dev.refocus.fit.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.model.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestKernelBank {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyKernelFitsTheImageModel(int scale) {
    for (KernelHypothesis each : KernelBank.of(scale)) {
      Kernel kernel = each.kernel();
      double sum = 0;
      for (float weight : kernel.weights()) {
        sum += weight;
      }
      double middle = (kernel.size() - 1) / 2.0;
      assertThat(sum).as(each.name()).isCloseTo(1, within(1e-5));
      assertThat(kernel.size() - scale).as(each.name()).isEven();
      assertThat(kernel.centerRow()).as(each.name()).isCloseTo(middle, within(1e-4));
      assertThat(kernel.centerColumn()).as(each.name()).isCloseTo(middle, within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void namesAreUniqueAndThoseOfEveryProgramAreThere(int scale) {
    List<String> names = KernelBank.of(scale).stream().map(KernelHypothesis::name).toList();
    assertThat(names).doesNotHaveDuplicates().doesNotContain(KernelHypothesis.BLIND);
    for (ProgramKernel program : ProgramKernel.values()) {
      assertThat(names).contains(program.text());
    }
  }

  /** A Gaussian's number is its standard deviation in LR pixels; a lens has a pixel's beside it. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void namesTellTheWidth(int scale) {
    for (KernelHypothesis each : KernelBank.of(scale)) {
      String[] name = each.name().split("-");
      if (name[0].equals("gaussian") || name[0].equals("lens")) {
        double sigma = scale * Double.parseDouble(name[1]);
        double pixel = name[0].equals("lens") ? (scale * scale - 1) / 12.0 : 0;
        assertThat(rowVariance(each.kernel()) / (sigma * sigma + pixel))
            .as("%s at x%d", each.name(), scale)
            .isBetween(0.9, 1.05);
      }
    }
  }

  private static double rowVariance(Kernel kernel) {
    double sum = 0;
    for (int i = 0; i < kernel.weights().length; i++) {
      double row = i / kernel.size() - (kernel.size() - 1) / 2.0;
      sum += kernel.weights()[i] * row * row;
    }
    return sum;
  }

  @Test
  void smallPicturesAreNoWideKernels() {
    for (int scale : new int[] {2, 3, 4}) {
      assertThat(KernelBank.of(scale, 64 * 64)).isEqualTo(KernelBank.of(scale));
      assertThat(KernelBank.of(scale, 47 * 48))
          .hasSizeBetween(4, KernelBank.of(scale).size() - 8)
          .allSatisfy(each -> assertThat(each.width(scale)).isLessThan(0.34))
          .anyMatch(KernelHypothesis::sharpens)
          .anyMatch(each -> !each.sharpens());
    }
    assertThat(KernelBank.of(2, 63 * 64)).hasSameSizeAs(KernelBank.of(2, 1000));
  }
}
