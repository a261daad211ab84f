package dev.refocus.cli;

import ai.djl.Device;
import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.evaluate.degrade.Distortion;
import dev.refocus.image.Image;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.percept.TrainingPlan;
import dev.refocus.score.quali.Ladder;
import dev.refocus.score.quali.QualiTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code adapt --task quali}: sharp pictures to a judge of quality, without opinions. */
final class QualiAdaptation {
  /** One kind of each group that has others like it. */
  private static final Set<Distortion> APART =
      EnumSet.of(
          Distortion.LENS_BLUR,
          Distortion.CHROMA_NOISE,
          Distortion.PIXELATION,
          Distortion.NONLINEAR_CONTRAST);

  private static final int FEWEST = 3;

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description =
          "Of quali: lines of score,positive,negative with opposite texts (default: QualiCLIP's seven pairs).")
  private Path prompts;

  @Option(
      names = "--all-kinds",
      showDefaultValue = Visibility.NEVER,
      description =
          "Of quali: train on all 24 distortions; otherwise four are kept apart, for the report.")
  private boolean allKinds;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Trains, writes a model of kind {@code quali-clip} and says what it learned.
   *
   * @param images folder of sharp pictures, or null; what is no picture is left out
   * @param heldOut share of the pictures for validation, and as many for the report
   */
  int run(
      Path backbone, String images, Path output, TrainingPlan plan, double heldOut, RunConfig run)
      throws IOException {
    requireSound(backbone, images, plan);
    try (QualiTraining training =
        new QualiTraining(
            backbone, pairs(), plan.lowRank(), plan.pace(), plan.seed(), Device.cpu())) {
      List<Supplier<Image>> all = pictures(images, run, training.side(), plan.seed());
      int held = Math.max((int) (heldOut * all.size()), 1);
      QualiTraining.Result result =
          training.train(
              all.subList(2 * held, all.size()),
              all.subList(held, 2 * held),
              ladders(kinds()),
              AdaptCommand.progress(err()));
      training.write(output);
      say(
          "best: epoch %d, validation %.4f; written to %s",
          result.epochs(), result.validationLoss(), output);
      report(new QualiReport(backbone, output, pairs(), training.side()), all.subList(0, held));
    }
    return ExitCode.RESTORED;
  }

  private Set<Distortion> kinds() {
    return allKinds ? EnumSet.allOf(Distortion.class) : EnumSet.complementOf(EnumSet.copyOf(APART));
  }

  private void report(QualiReport report, List<Supplier<Image>> test) {
    report.print("trained", test, ladders(kinds()), out());
    if (!allKinds) {
      report.print("kept apart", test, ladders(APART), out());
    }
  }

  private static void requireSound(Path backbone, String images, TrainingPlan plan) {
    if (images == null) {
      throw new UsageException(
          "--task quali: needs sharp pictures; name their folder with --images");
    }
    if (plan.lowRank().rank() < 1) {
      throw new UsageException(
          "--rank 0: leaves --task quali nothing to train; must be at least 1");
    }
    String weights = ModelFolder.PLAIN_FILES.get(0);
    if (!Files.exists(backbone.resolve(weights))) {
      throw new UsageException(
          "--backbone %s: has no %s; fetch a CLIP model with deploy/fetch-models"
              .formatted(backbone, weights));
    }
  }

  /** Every picture that can be read and is large enough, in an order that the seed decides. */
  private List<Supplier<Image>> pictures(String images, RunConfig run, int side, long seed) {
    TrainingImages reader = new TrainingImages(run.limits(), "left out");
    List<String> uris =
        new ImageListing(SparkSessions.hadoop(), run.inputs().extensions(), err())
            .list("--images", images).stream().map(ImageRef::uri).sorted().toList();
    List<String> taken =
        new ArrayList<>(uris.stream().filter(uri -> isUsable(reader, uri, side)).toList());
    say("%d of %d files are taken", taken.size(), uris.size());
    if (taken.size() < FEWEST) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--images %s: %d pictures, at least %d are needed: to train, to stop and to report",
              images,
              taken.size(),
              FEWEST));
    }
    Collections.shuffle(taken, new Random(seed));
    return taken.stream().<Supplier<Image>>map(uri -> () -> reader.image(uri)).toList();
  }

  private boolean isUsable(TrainingImages reader, String uri, int side) {
    try {
      Image picture = reader.image(uri);
      if (Math.min(picture.height(), picture.width()) >= side) {
        return true;
      }
      say(
          "%s: %d x %d pixels, must be at least %d x %d; left out",
          Printable.of(uri), picture.width(), picture.height(), side, side);
    } catch (UsageException e) {
      say("%s", Printable.line(e.getMessage()));
    }
    return false;
  }

  private void say(String format, Object... values) {
    err().println(String.format(Locale.ROOT, format, values));
    err().flush();
  }

  private PromptPairs pairs() throws IOException {
    return prompts == null ? PromptPairs.quali() : PromptPairs.parse(Files.readString(prompts));
  }

  private static List<Ladder> ladders(Set<Distortion> kinds) {
    return kinds.stream().<Ladder>map(kind -> kind::apply).toList();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
