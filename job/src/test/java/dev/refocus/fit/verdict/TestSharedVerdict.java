package dev.refocus.fit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Fits;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.image.Image;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSharedVerdict {
  private static final KernelEstimate GROUP =
      new KernelEstimate(Kernels.gaussian(24, 4, 2, 0.3), 0.97, 100_000);
  private static final KernelEstimate OTHER =
      new KernelEstimate(Kernels.lShape(24, 4, 2), 0.97, 16_384);

  private final Image lr = Scenes.color(64, 64, Seeds.random()).luma();
  private final Examiner examiner =
      new Examiner(lr, 4, FileDamage.of(Fits.decoded(lr)), Seeds.SEED);

  /** The image is like itself under a shape, or under a program's kernel. */
  private static KernelChoice choice(double shape) {
    KernelHypothesis box = new KernelHypothesis("box", ProgramKernel.BOX.at(4));
    return new KernelChoice(box, Map.of(box, 1.0), 0.5, shape);
  }

  @Test
  void theGroupsKernelIsTakenAsAKnownOne() {
    KernelVerdict verdict =
        SharedVerdict.of(choice(100), GROUP, Optional.of(GROUP), examiner).orElseThrow();
    assertThat(verdict.found().name()).isEqualTo("shared");
    assertThat(verdict.found().isKnown()).isTrue();
    assertThat(verdict.kernel()).isEqualTo(GROUP.kernel());
    assertThat(verdict.chance()).isBetween(KernelConfidence.of(GROUP), 1.0);
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  void anImageWithoutAnEstimateIsNoMember() {
    assertThat(SharedVerdict.of(choice(100), GROUP, Optional.empty(), examiner)).isEmpty();
  }

  @Test
  void anImageOfAnotherKernelKeepsItsOwn() {
    assertThat(SharedVerdict.of(choice(100), GROUP, Optional.of(OTHER), examiner)).isEmpty();
  }

  @Test
  void anEstimateThatFailedMayBeAStrangers() {
    KernelEstimate failed = new KernelEstimate(OTHER.kernel(), 0.5, 2000);
    assertThat(SharedVerdict.of(choice(100), GROUP, Optional.of(failed), examiner)).isEmpty();
  }

  @Test
  void anImageThatIsNotLikeItselfUnderItDoesNotTakeIt() {
    assertThat(SharedVerdict.of(choice(-10), GROUP, Optional.of(GROUP), examiner)).isEmpty();
  }
}
