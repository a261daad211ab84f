package dev.refocus.fit.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.model.Kernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestProgramKernel {
  @ParameterizedTest
  @EnumSource(ProgramKernel.class)
  void isCentredAndFitsTheImageModel(ProgramKernel program) {
    for (int scale = 2; scale <= 4; scale++) {
      Kernel kernel = program.at(scale);
      assertThat(kernel.size() - scale).isEven();
      assertThat(kernel.centerRow()).isCloseTo((kernel.size() - 1) / 2.0, within(1e-5));
      assertThat(kernel.centerColumn()).isCloseTo((kernel.size() - 1) / 2.0, within(1e-5));
    }
  }

  /** Rows of the weights that Pillow 9.4 gives an LR pixel far from the edge, at x2. */
  @ParameterizedTest
  @CsvSource({
    "BOX, 2, 0.5",
    "BILINEAR, 4, 0.375",
    "BICUBIC, 8, 0.43359375",
    "LANCZOS3, 12, 0.44638538"
  })
  void weighsAsPillowDoes(ProgramKernel program, int size, double middle) {
    Kernel kernel = program.at(2);
    assertThat(kernel.size()).isEqualTo(size);
    float[] weights = kernel.weights();
    double row = 0;
    for (int i = 0; i < size; i++) {
      row += weights[(size / 2) * size + i];
    }
    assertThat(row).isCloseTo(middle, within(1e-5));
  }
}
