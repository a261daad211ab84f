package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.evaluate.Degradation;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.metric.Plane;
import dev.refocus.metric.Psnr;
import dev.refocus.ndarray.Workers;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSelfExam {
  private static final Workers WORKERS = new Workers(1);

  @AfterAll
  static void stopWorkers() {
    WORKERS.close();
  }

  static Stream<Arguments> photographsAndPrograms() {
    return Photographs.NAMES.stream()
        .flatMap(
            name ->
                Stream.of(ProgramKernel.BOX, ProgramKernel.BICUBIC, ProgramKernel.LANCZOS3)
                    .map(program -> Arguments.of(name, program)));
  }

  /** Measured: exam 0.28 to 1.79 dB, true 0.24 to 1.92 dB; apart by 0.44 dB at most. */
  @ParameterizedTest
  @MethodSource("photographsAndPrograms")
  void signOfTheGainIsTheTrueOne(String name, ProgramKernel program) {
    Image truth = Photographs.luma(name, 256, 256);
    Image lr = new Degradation(program.at(2), 2).apply(truth);
    SelfExam exam = take(lr, program, 2, UnaryOperator.identity());
    double bicubic = psnr(Bicubic.enlarge(lr, 2), truth);
    double gain = psnr(exam.enlarge(lr, WORKERS), truth) - bicubic;
    String figures =
        String.format(
            Locale.ROOT, "%s %s: exam %.3f, true %.3f", name, program, exam.gainDb(), gain);
    assertThat(exam.gainDb()).as(figures).isGreaterThan(0.1);
    assertThat(gain).as(figures).isGreaterThan(0.1);
  }

  /**
   * The truth of a noisy exam is noisy itself, so about half of the error can go at most. Measured:
   * 0.19 to 1.17 dB at 15 levels, 0.72 to 1.39 dB at 30.
   */
  @ParameterizedTest
  @ValueSource(doubles = {15, 30})
  void heavyNoiseLeavesLittleToGain(double levels) {
    RandomGenerator random = Seeds.random();
    for (String name : Photographs.NAMES) {
      Image lr =
          new Degradation(ProgramKernel.BICUBIC.at(2), 2).apply(Photographs.luma(name, 256, 256));
      UnaryOperator<Image> noise = plane -> noisy(plane, levels / 255, random);
      SelfExam exam = take(noise.apply(lr), ProgramKernel.BICUBIC, 2, noise);
      assertThat(exam.gainDb()).as(name).isBetween(-0.1, 10 * Math.log10(2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void smallImagesAreEnlarged(int scale) {
    Image lr = Photographs.luma("astronaut", 24, 24);
    SelfExam exam = take(lr, ProgramKernel.BICUBIC, scale, UnaryOperator.identity());
    assertThat(exam.gainDb()).isFinite();
    Image color = new Image(3, 24, 24, Arrays2d.uniform(3 * 576, Seeds.random()));
    Image enlarged = exam.enlarge(color, WORKERS);
    assertThat(enlarged)
        .extracting(Image::channels, Image::height, Image::width)
        .containsExactly(3, 24 * scale, 24 * scale);
    for (float sample : enlarged.samples()) {
      assertThat(sample).isBetween(0f, 1f);
    }
  }

  @Test
  void constantImageStaysConstant() {
    float[] grey = new float[40 * 32];
    java.util.Arrays.fill(grey, 0.25f);
    Image lr = new Image(1, 40, 32, grey);
    SelfExam exam = take(lr, ProgramKernel.BOX, 2, UnaryOperator.identity());
    assertThat(Math.abs(exam.gainDb())).isLessThan(1e-3);
    for (float sample : exam.enlarge(lr, WORKERS).samples()) {
      assertThat(Math.abs(sample - 0.25f)).isLessThan(1e-6f);
    }
  }

  @Test
  void sameSeedLearnsTheSame() {
    Image lr = Photographs.luma("coffee", 60, 52);
    SelfExam once = take(lr, ProgramKernel.BOX, 3, UnaryOperator.identity());
    SelfExam again = take(lr, ProgramKernel.BOX, 3, UnaryOperator.identity());
    assertThat(again.gainDb()).isEqualTo(once.gainDb());
    assertThat(again.enlarge(lr, WORKERS).samples()).isEqualTo(once.enlarge(lr, WORKERS).samples());
  }

  private static SelfExam take(
      Image lr, ProgramKernel program, int scale, UnaryOperator<Image> damage) {
    KernelHypothesis made = new KernelHypothesis(program.text(), program.at(scale));
    return SelfExam.take(lr, Map.of(made, 1.0), scale, damage, Seeds.SEED);
  }

  private static Image noisy(Image plane, double sigma, RandomGenerator random) {
    return new Image(
        1, plane.height(), plane.width(), Arrays2d.noisy(plane.samples(), sigma, random));
  }

  private static double psnr(Image a, Image b) {
    return Psnr.plain(plane(a), plane(b));
  }

  private static Plane plane(Image image) {
    return new Plane(image.height(), image.width(), image.samples());
  }
}
