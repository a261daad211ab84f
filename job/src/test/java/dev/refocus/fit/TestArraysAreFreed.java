package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.JointRecovery.Recovered;
import dev.refocus.fit.JointRecovery.Start;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.kernel.KernelEstimator;
import dev.refocus.fit.kernel.KernelEstimator.Hypothesis;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.prior.MixtureRecipe;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.NoiseSchedule;
import dev.refocus.fit.reverse.ReverseDiffusion;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Gradients;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations leave the array that they return, and no other. */
@Tag("long")
class TestArraysAreFreed {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);
  private final RandomGenerator random = Seeds.random();
  private final NDArray plane = Arrays2d.plane(manager, Scenes.textured(36, 36, random), 36, 36);

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  @Test
  void byTheModel() {
    assertLeavesOne(() -> Fourier.forward(plane));
    NDArray spectrum = Fourier.forward(plane);
    assertLeavesOne(() -> Fourier.inverse(spectrum, 36));
    assertLeavesOne(() -> Fourier.multiply(spectrum, spectrum));
    assertLeavesOne(() -> Fourier.multiplyConjugate(spectrum, spectrum));
    assertLeavesOne(() -> Fourier.power(spectrum));
    assertLeavesOne(() -> Gradients.adjoint(plane, plane));
    assertLeavesOne(() -> Resampling.enlarge(plane, 2));
    assertLeavesOne(() -> Resampling.resize(plane, 20, 50));
    assertLeavesOne(() -> Borders.reflect(plane, 1, 2, 3, 4));
    ImageModel model = new ImageModel(manager, Kernels.gaussian(7, 1, 2, 0), 3, 12, 12);
    NDArray lr = model.degrade(plane);
    Observation seen = new Observation(lr, lr.onesLike(), 0.01);
    assertLeavesOne(() -> model.degrade(plane));
    assertLeavesOne(() -> model.adjoint(lr));
    DataStep step = DataStep.of(manager, model, GuessError.NATURAL);
    assertLeavesOne(() -> step.solve(plane, seen, 0.1));
  }

  @Test
  void byThePrior() {
    int before = live();
    PatchMixture mixture =
        PatchMixture.learn(plane, new MixtureRecipe(12, 4000, 4, 4), random, workers);
    assertThat(live() - before).as("cutter and joiner").isEqualTo(2);
    assertLeavesOne(() -> mixture.denoise(plane, 0.1, random));
    ImageModel model = new ImageModel(manager, Kernels.gaussian(7, 1, 2, 0), 3, 12, 12);
    NDArray lr = model.degrade(plane);
    Observation seen = new Observation(lr, lr.onesLike(), 0.01);
    NoiseSchedule schedule = NoiseSchedule.geometric(0.1, 0.05, 2);
    DataStep step = DataStep.of(manager, model, GuessError.NATURAL);
    assertLeavesOne(
        () -> new ReverseDiffusion(mixture, schedule, 0.01).restore(plane, seen, step, random));
  }

  @Test
  void byTheNetworks() {
    NeuralRecipe recipe = NeuralRecipe.warm(0.01);
    Image lr = Scenes.color(30, 26, random);
    int before = live();
    KernelFusion fusion = new KernelFusion(context(lr), recipe);
    Trained trained = fusion.train(lr, random, Deadline.none());
    assertThat(live() - before).as("parameters of the prior").isEqualTo(1);
    Start start = new Start(Bicubic.enlarge(lr, 2), Optional.empty(), 12);
    Recovered recovered = fusion.recover(trained.prior(), lr, start, random, Deadline.none());
    assertThat(recovered.steps()).isEqualTo(recipe.joint().steps());
    assertThat(live() - before).isEqualTo(1);
  }

  private FitContext context(Image lr) {
    FitConfig config = new FitConfig(2, Profile.NEURAL, 0, 1024, 0.01);
    FitSubject subject = new FitSubject(lr, FileDamage.of(Fits.decoded(lr)), config, Seeds.SEED);
    PatchPrior unchanging = (plane, sigma, drawn) -> plane.duplicate();
    FitTrace.Recorder trace = new FitTrace.Recorder("cpu()");
    return new FitContext(manager, subject, unchanging, workers, trace);
  }

  @Test
  void byTheKernelEstimate() {
    List<Hypothesis> hypotheses = List.of(new Hypothesis(8, 6, 0), new Hypothesis(10, 4, 0));
    int before = live();
    assertThat(new KernelEstimator(hypotheses, 2, workers).estimate(plane, 2)).isPresent();
    assertThat(live()).isEqualTo(before);
  }

  @Test
  void evenIfAnExpressionFails() {
    int before = live();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    Scope.of(
                        () -> {
                          NDArray wide = plane.concat(plane.mul(2), 1);
                          return wide.reshape(new Shape(5, 5));
                        })))
        .isNotNull();
    assertThat(live()).isEqualTo(before);
  }

  private void assertLeavesOne(Supplier<NDArray> operation) {
    int before = live();
    NDArray result = operation.get();
    assertThat(live() - before).as("arrays left").isEqualTo(1);
    result.close();
    assertThat(live()).isEqualTo(before);
  }

  private int live() {
    return manager.getManagedArrays().size();
  }
}
