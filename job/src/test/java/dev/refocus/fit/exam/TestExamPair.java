package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.encode.KernelCsv;
import dev.refocus.evaluate.Degradation;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.KernelBank;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestExamPair {
  private static final double ROUNDING = 0.5 / 255 + 1e-5;

  @ParameterizedTest
  @CsvSource({"2, 0, 0", "2, 1, 0", "3, 2, 1", "4, 0, 3"})
  void isTheImageModelOfThePlaneFromThePlaceOn(int scale, int top, int left) {
    Image plane = Photographs.luma("coffee", 50, 61);
    for (Kernel kernel :
        new Kernel[] {
          ProgramKernel.LANCZOS3.at(scale),
          Kernels.random(Kernel.sizeWithin(4, scale), Seeds.random())
        }) {
      ExamPair pair = ExamPair.of(plane, kernel, scale, top, left);
      assertThat(pair.truth().samples()[0]).isEqualTo(plane.samples()[top * 61 + left]);
      assertThat(pair.truth().height()).isEqualTo(scale * ((50 - top) / scale));
      assertThat(pair.truth().width()).isEqualTo(scale * ((61 - left) / scale));
      Image expected = new Degradation(kernel, scale).apply(pair.truth());
      assertThat(pair.smaller().height()).isEqualTo(expected.height());
      for (int i = 0; i < expected.samples().length; i++) {
        float sample = Math.min(Math.max(pair.smaller().samples()[i], 0), 1);
        assertThat((double) sample).isCloseTo(expected.samples()[i], within(ROUNDING));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyKernelOfTheBankIsSymmetric(int scale) {
    Image plane = Photographs.luma("rocket", 24, 24);
    for (KernelHypothesis each : KernelBank.of(scale)) {
      assertThat(ExamPair.of(plane, each.kernel(), scale, 0, 0).symmetric())
          .as(each.name())
          .isTrue();
    }
  }

  @Test
  void shakesAreNot() throws IOException {
    Image plane = Photographs.luma("rocket", 24, 24);
    Kernel shake = KernelCsv.read(Photographs.dataset("kernels/levin24_1.csv"));
    assertThat(ExamPair.of(plane, shake, 4, 0, 0).symmetric()).isFalse();
    Kernel oblique = Kernels.gaussian(8, 2, 1, 0.8);
    assertThat(ExamPair.of(plane, oblique, 2, 0, 0).symmetric()).isFalse();
    Kernel flat = Kernels.gaussian(8, 2, 1, 0);
    assertThat(ExamPair.of(plane, flat, 2, 0, 0).symmetric()).as("mirrored only").isFalse();
  }
}
