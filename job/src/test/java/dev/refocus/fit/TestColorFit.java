package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.verdict.Examiner;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
class TestColorFit {
  private static final int SCALE = 2;
  private static final Kernel KERNEL = Kernels.gaussian(4 * SCALE, 1.8, 1.2, 0.6);

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"SOLVER", "FAST", "NEURAL"})
  void doubtIsToldUnderEveryProfileThatRestoresWithTheKernel(Profile profile) {
    Finding doubt = new Finding(ErrorCode.KERNEL_UNCERTAIN, "doubted");
    KernelHypothesis found = new KernelHypothesis(KernelHypothesis.BLIND, KERNEL);
    Image truth = Scenes.color(96, 96, Seeds.random()).luma();
    Image lr = Fits.degraded(truth, KERNEL, SCALE);
    SelfExam exam =
        new Examiner(lr, SCALE, FileDamage.of(Fits.decoded(lr)), Seeds.SEED)
            .exam(Map.of(found, 1.0));
    KernelVerdict verdict =
        new KernelVerdict(found, Optional.of(exam), 0.4, 0.01, Blend.ofBlind(0.4), List.of(doubt));
    FitConfig config = new FitConfig(SCALE, profile, 0, 2048, 0.01);
    SplittableRandom random = new SplittableRandom(Seeds.SEED);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        Workers workers = new Workers(2)) {
      PatchPrior prior =
          PatchMixture.learn(
              Planes.toArray(manager, lr), FitRecipe.of(config).mixture(), random, workers);
      FitSubject subject =
          new FitSubject(lr, FileDamage.of(Fits.decoded(lr)), config, random.nextLong());
      FitTrace.Recorder trace = new FitTrace.Recorder("cpu");
      FitContext context = new FitContext(manager, subject, prior, workers, trace);
      assertThat(ColorFit.restore(context, verdict, Deadline.none()).warnings())
          .containsExactly(doubt);
    }
  }
}
