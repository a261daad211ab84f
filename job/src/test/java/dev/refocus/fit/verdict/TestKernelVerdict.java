package dev.refocus.fit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.fit.Fits;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestKernelVerdict {
  private static final Kernel WIDE = Kernels.gaussian(24, 4, 3, 0.3);
  private static final KernelEstimate AGREED = new KernelEstimate(WIDE, 0.98, 16_384);

  /** Nothing but a shape explains the image. */
  private static final KernelChoice SHAPED =
      new KernelChoice(
          new KernelHypothesis("box", ProgramKernel.BOX.at(4)),
          Map.of(new KernelHypothesis("box", ProgramKernel.BOX.at(4)), 1.0),
          2,
          100);

  @Test
  void agreementIsTrusted() {
    KernelVerdict verdict = KernelVerdict.of(SHAPED, AGREED, examiner());
    assertThat(verdict.found().name()).isEqualTo(KernelHypothesis.BLIND);
    assertThat(verdict.kernel()).isEqualTo(WIDE);
    assertThat(verdict.confidence()).isEqualTo(KernelConfidence.of(AGREED));
    assertThat(verdict.misfit()).isEqualTo(KernelMisfit.of(verdict.confidence()));
    assertThat(verdict.blend().fine()).isGreaterThan(0.5).isLessThanOrEqualTo(1);
    assertThat(verdict.blend().coarse()).isEqualTo(verdict.blend().fine());
    assertThat(verdict.guessError(examiner().damage())).isEqualTo(GuessError.EVEN);
    assertThat(verdict.restores()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  void kernelOfTheBankIsTrustedWithoutRegardToTheBlindEstimate() {
    KernelHypothesis box = new KernelHypothesis("box", ProgramKernel.BOX.at(4));
    KernelHypothesis bicubic = new KernelHypothesis("bicubic", ProgramKernel.BICUBIC.at(4));
    Map<KernelHypothesis, Double> chances = Map.of(box, 0.75, bicubic, 0.25);
    KernelChoice choice = new KernelChoice(box, chances, 0.3, -10);
    KernelVerdict verdict =
        KernelVerdict.of(choice, new KernelEstimate(WIDE, 0.3, 600), examiner());
    assertThat(verdict.found()).isEqualTo(box);
    assertThat(verdict.kernel()).isEqualTo(box.kernel());
    assertThat(verdict.exam()).isPresent();
    assertThat(verdict.blend()).isEqualTo(Blend.ofNamed(box.width(4), 4));
    assertThat(verdict.guessError(examiner().damage())).isEqualTo(GuessError.NATURAL);
    assertThat(verdict.confidence()).isBetween(0.0, 1.0);
    assertThat(verdict.misfit()).isBetween(KernelMisfit.of(1), KernelMisfit.of(0));
    assertThat(verdict.restores()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
  }

  /** Beyond the agreement of its estimates there is other evidence for it. */
  @Test
  void theChanceOfABelievedShapeIsMoreThanItsAgreement() {
    KernelVerdict verdict = KernelVerdict.of(SHAPED, AGREED, examiner());
    assertThat(verdict.chance()).isGreaterThan(verdict.confidence()).isLessThan(1);
    KernelEstimate doubted = new KernelEstimate(WIDE, 0.75, 3000);
    KernelVerdict named = KernelVerdict.of(SHAPED, doubted, examiner());
    assertThat(named.chance()).isEqualTo(named.confidence());
  }

  @Test
  void aSmallPictureShowsNoShape() {
    Image lr = examiner().luma().part(0, 0, 31, 32);
    Examiner small = new Examiner(lr, 4, examiner().damage(), Seeds.SEED);
    assertThat(small.seesLittle()).isTrue();
    assertThat(examiner().seesLittle()).isFalse();
    assertThat(KernelVerdict.ofBank(SHAPED, small).found()).isEqualTo(SHAPED.named());
  }

  @Test
  void theProgramStandsByNoWideKernelOfTheBank() {
    KernelHypothesis wide = new KernelHypothesis("gaussian-0.8", Kernels.gaussian(24, 3.2, 3.2, 0));
    KernelChoice choice = new KernelChoice(wide, Map.of(wide, 1.0), 0.3, -10);
    KernelVerdict verdict =
        KernelVerdict.of(choice, new KernelEstimate(WIDE, 0.3, 600), examiner());
    assertThat(verdict.restores()).isTrue();
    assertThat(onlyDoubt(verdict))
        .startsWith("confidence is 0.88, below the trusted 0.90: the kernel is wide");
    FileDamage program = new FileDamage(0.001, 0, 0, Optional.empty(), 1 / 255.0, false);
    Examiner jpeg = new Examiner(examiner().luma(), 4, program, Seeds.SEED);
    assertThat(onlyDoubt(KernelVerdict.of(choice, new KernelEstimate(WIDE, 0.3, 600), jpeg)))
        .contains("the kernel is wide");
  }

  @Test
  void theProgramStandsByNoShapeOfWhichEstimatesDiffer() {
    KernelEstimate estimate = new KernelEstimate(WIDE, 0.88, 6000);
    KernelVerdict verdict = KernelVerdict.of(SHAPED, estimate, examiner());
    assertThat(verdict.found().isBlind()).isTrue();
    assertThat(verdict.chance()).isBetween(0.84, 0.9);
    assertThat(onlyDoubt(verdict)).contains("below the trusted 0.90: estimates");
  }

  @Test
  void disagreementIsReportedWithItsBound() {
    Kernel widest = Kernels.gaussian(48, 11, 9, 0.3);
    KernelEstimate estimate = new KernelEstimate(widest, 0.3, 600);
    KernelVerdict verdict = KernelVerdict.of(SHAPED, estimate, examiner());
    assertInterpolates(verdict, 4);
    assertThat(verdict.confidence()).isStrictlyBetween(0.0, 0.3);
    assertDoubted(verdict, "enlarged by interpolation instead");
  }

  @Test
  void aDoubtedShapeIsNotRestoredWith() {
    KernelEstimate estimate = new KernelEstimate(WIDE, 0.75, 3000);
    KernelVerdict verdict = KernelVerdict.of(SHAPED, estimate, examiner());
    assertThat(verdict.confidence()).isStrictlyBetween(0.3, 0.6);
    assertThat(verdict.kernel()).isEqualTo(SHAPED.named().kernel());
    assertThat(verdict.restores()).isTrue();
    assertDoubted(verdict, "restored with a program's kernel instead");
  }

  @Test
  void doubtWhoWroteAJpegIsTold() {
    KernelHypothesis box = new KernelHypothesis("box", ProgramKernel.BOX.at(4));
    KernelChoice choice = new KernelChoice(box, Map.of(box, 1.0), 0.3, -10);
    Image lr = examiner().luma();
    FileDamage unsure = new FileDamage(0.5, 0, 0, Optional.empty(), 1 / 255.0, false);
    KernelVerdict verdict =
        KernelVerdict.of(
            choice, new KernelEstimate(WIDE, 0.3, 600), new Examiner(lr, 4, unsure, Seeds.SEED));
    assertThat(verdict.found()).isEqualTo(box);
    assertThat(onlyDoubt(verdict))
        .startsWith("confidence is 0.93, below the trusted 0.96")
        .contains("(chance 0.50)");
  }

  @Test
  void withoutTextureTheInterpolationKernelServes() {
    KernelVerdict verdict = KernelVerdict.flat(3);
    assertInterpolates(verdict, 3);
    assertThat(verdict.confidence()).isZero();
    assertThat(verdict.warnings())
        .extracting(finding -> finding.code())
        .containsExactly(ErrorCode.NO_TEXTURE);
  }

  /** The deadline's own warning is the fit's. */
  @Test
  void withoutTimeItServesWithoutAWarning() {
    KernelVerdict verdict = KernelVerdict.outOfTime(2);
    assertInterpolates(verdict, 2);
    assertThat(verdict.confidence()).isZero();
    assertThat(verdict.warnings()).isEmpty();
  }

  /** Of an image that some kernel has blurred. */
  private static Examiner examiner() {
    Image lr = Fits.degraded(Scenes.color(128, 128, Seeds.random()).luma(), WIDE, 4);
    return new Examiner(lr, 4, FileDamage.of(Fits.decoded(lr)), Seeds.SEED);
  }

  private static void assertInterpolates(KernelVerdict verdict, int scale) {
    assertThat(verdict.found())
        .isEqualTo(new KernelHypothesis("interpolation", InterpolationKernel.of(scale)));
    assertThat(verdict.restores()).isFalse();
    assertThat(verdict.blend()).isEqualTo(Blend.NONE);
    assertThat(verdict.exam()).isEmpty();
  }

  private static void assertDoubted(KernelVerdict verdict, String consequence) {
    assertThat(onlyDoubt(verdict))
        .startsWith("confidence in the kernel is 0.")
        .endsWith("below the usable 0.60: " + consequence);
  }

  private static String onlyDoubt(KernelVerdict verdict) {
    assertThat(verdict.warnings())
        .singleElement()
        .extracting(finding -> finding.code())
        .isEqualTo(ErrorCode.KERNEL_UNCERTAIN);
    return verdict.warnings().get(0).message();
  }
}
