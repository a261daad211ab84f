package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.ReverseDiffusion;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TestImageRestorer {
  private static final int SCALE = 2;
  private static final int SIDE = 144;
  private static final double MISFIT = 0.003;

  private static final Kernel KERNEL = Kernels.gaussian(4 * SCALE, 1.8, 1.2, 0.6);

  private final Image truth = Scenes.color(SIDE, SIDE, Seeds.random()).luma();
  private final Image lr = Fits.degraded(truth, KERNEL, SCALE);
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);
  private final FitContext context = context();

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  @Test
  void meanOfTheRoundsIsNearerToTheTruthThanTheFirst() {
    double first = Fits.psnr(firstRound(), truth, KERNEL.size());
    Image mean = ImageRestorer.of(context, KERNEL, MISFIT).restore(lr, Deadline.none());
    assertThat(Fits.psnr(mean, truth, KERNEL.size()))
        .as(Seeds.replay())
        .isGreaterThan(first + 0.05);
  }

  @Test
  void roundThatIsCutShortDoesNotCount() {
    int levels = context.recipe().schedule().levels().length;
    AtomicLong questions = new AtomicLong();
    Deadline amidTheSecond =
        Deadline.of(questions::getAndIncrement, Duration.ofNanos(levels + levels / 2));
    Image stopped = ImageRestorer.of(context, KERNEL, MISFIT).restore(lr, amidTheSecond);
    assertThat(questions.get()).as("the second began").isGreaterThan(levels + 1);
    assertThat(amidTheSecond.missed()).isTrue();
    assertThat(stopped.samples()).isEqualTo(firstRound().samples());
  }

  @Test
  void networkHasOneRoundAmongEquals() {
    PatchPrior unchanging = (plane, sigma, random) -> plane.duplicate();
    ImageRestorer restorer = ImageRestorer.of(context, KERNEL, MISFIT);
    Image mixtures = restorer.restore(lr, Deadline.none());
    Image all = restorer.restore(lr, Optional.of(unchanging), Deadline.none());
    Image own = round(unchanging, Seeds.SEED);
    int rounds = context.recipe().rounds();
    Image expected = ModelAverage.weighted(own, mixtures, 1.0 / (rounds + 1));
    assertThat(Arrays2d.rms(all.samples(), expected.samples())).isLessThan(1e-6);
    assertThat(Arrays2d.rms(all.samples(), mixtures.samples())).isGreaterThan(1e-4);
  }

  private Image firstRound() {
    return round(context.prior(), new SplittableRandom(context.seed()).nextLong());
  }

  private Image round(PatchPrior prior, long seed) {
    ReverseDiffusion diffusion = new ReverseDiffusion(prior, context.recipe().schedule(), MISFIT);
    PlaneRestorer planes = ImageRestorer.of(context, KERNEL, MISFIT).planes();
    return planes.restore(lr, diffusion, seed, Deadline.none());
  }

  private FitContext context() {
    FitConfig config = new FitConfig(SCALE, Profile.FAST, 0);
    SplittableRandom random = new SplittableRandom(Seeds.SEED);
    PatchPrior prior =
        PatchMixture.learn(
            Planes.toArray(manager, lr), FitRecipe.of(config).mixture(), random, workers);
    FitTrace.Recorder trace = new FitTrace.Recorder("cpu");
    FileDamage damage = FileDamage.of(Fits.decoded(lr));
    FitSubject subject = new FitSubject(lr, damage, config, random.nextLong());
    return new FitContext(manager, subject, prior, workers, trace);
  }
}
