package dev.refocus.cli;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.cli.options.SettingsOptions;
import dev.refocus.dispatch.executor.NativeLibraries;
import dev.refocus.evaluate.opinion.Opinions;
import dev.refocus.score.percept.AdapterTraining;
import dev.refocus.score.percept.EpochListener;
import dev.refocus.score.percept.Example;
import dev.refocus.score.percept.TrainingPlan;
import dev.refocus.score.percept.TrainingPlan.LowRank;
import dev.refocus.score.percept.TrainingPlan.Pace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code refocus adapt}: opinions to an adapter of a CLIP model that {@code score} loads. */
@Command(
    name = "adapt",
    description = "Trains a CLIP model's adapter on human opinions, or on sharp pictures alone.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    showDefaultValues = true,
    sortOptions = false)
public final class AdaptCommand implements Callable<Integer> {
  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "DIR",
      description = "The CLIP model: config.json and model.safetensors.")
  private Path backbone;

  @Option(
      names = "--opinions",
      paramLabel = "URI",
      description =
          "CSV file: a header, then a line for each image: s3a://, file: or a path. Not of quali.")
  private String opinions;

  @Option(
      names = "--images",
      paramLabel = "URI",
      showDefaultValue = Visibility.NEVER,
      description =
          "Folder of the images that the file names (default: the file's own folder); of quali, of sharp pictures.")
  private String images;

  @Option(
      names = "--image-column",
      paramLabel = "NAME",
      defaultValue = "",
      showDefaultValue = Visibility.NEVER,
      description = "Header of the column of image names or URIs (default: the first column).")
  private String imageColumn;

  @Option(
      names = "--opinion-column",
      paramLabel = "NAME",
      defaultValue = "",
      showDefaultValue = Visibility.NEVER,
      description = "Header of the column of opinions (default: the second column).")
  private String opinionColumn;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write the adapter to.")
  private Path output;

  @Option(
      names = "--task",
      defaultValue = "quality",
      paramLabel = "NAME",
      description =
          "quality, memorability, or emotion, whose opinions are names of classes; or quali, which learns from sharp pictures that it spoils itself, and writes a model of kind quali-clip.")
  private AdaptTask task;

  @Option(
      names = "--rank",
      defaultValue = "16",
      paramLabel = "N",
      description = "Rank of the change of the backbone; 0 trains only the head, which is fast.")
  private int rank;

  @Option(
      names = "--alpha",
      defaultValue = "8",
      paramLabel = "X",
      description = "The change of the backbone is multiplied by alpha / rank.")
  private double alpha;

  @Option(
      names = "--rate",
      defaultValue = "5e-5",
      paramLabel = "X",
      description = "Learning rate of AdamW.")
  private double rate;

  @Option(
      names = "--batch",
      defaultValue = "32",
      paramLabel = "N",
      description = "Images of one training step, at least 2.")
  private int batch;

  @Option(
      names = "--epochs",
      defaultValue = "100",
      paramLabel = "N",
      description = "Greatest number of passes over the training images.")
  private int epochs;

  @Option(
      names = "--patience",
      defaultValue = "10",
      paramLabel = "N",
      description = "Training stops after this many epochs without a better validation loss.")
  private int patience;

  @Option(
      names = "--held-out",
      defaultValue = "0.2",
      paramLabel = "X",
      description =
          "Share of the images kept for validation; an equal share is kept for the report.")
  private double heldOut;

  @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Any whole number.")
  private long seed;

  @Mixin private QualiAdaptation quali;

  @Mixin private SettingsOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requireSound();
    NativeLibraries.prepare();
    if (task == AdaptTask.QUALI) {
      return quali.run(backbone, images, output, plan(), heldOut, options.settings().run());
    }
    if (opinions == null) {
      throw new UsageException("--opinions: is missing; only --task quali learns without them");
    }
    OpinionImages archive = new OpinionImages(opinions, images, options.settings().run().limits());
    Opinions file = archive.opinions(imageColumn, opinionColumn);
    List<Example> all = archive.examples(file, task, seed);
    int held = (int) (heldOut * all.size());
    List<Example> test = all.subList(0, held);
    List<Example> validation = all.subList(held, 2 * held);
    List<Example> training = all.subList(2 * held, all.size());
    train(task.scores(file), training, validation);
    AdaptReport.of(backbone, output, task, test).print(spec.commandLine().getOut());
    return ExitCode.RESTORED;
  }

  private void requireSound() {
    if (rank < 0 || batch < 2 || epochs < 1 || !(rate > 0) || !(heldOut > 0 && heldOut < 0.5)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--rank %d, --batch %d, --epochs %d, --rate %s, --held-out %s: must be at least 0, 2, 1, above 0, and within 0 and 0.5",
              rank,
              batch,
              epochs,
              rate,
              heldOut));
    }
  }

  private TrainingPlan plan() {
    return new TrainingPlan(
        task.loss(),
        task.view(),
        new LowRank(rank, alpha),
        new Pace(rate, batch, epochs, patience),
        seed);
  }

  /** A line for each epoch. */
  static EpochListener progress(PrintWriter out) {
    return (epoch, loss, heldOutLoss) -> {
      out.printf(Locale.ROOT, "epoch %d: loss %.4f, validation %.4f%n", epoch, loss, heldOutLoss);
      out.flush();
    };
  }

  private void train(List<String> scores, List<Example> training, List<Example> validation)
      throws IOException {
    PrintWriter out = spec.commandLine().getErr();
    String origin =
        String.format(
            Locale.ROOT,
            "refocus adapt, %s, %d training and %d validation images, rank %d, alpha %s, rate %s, seed %d",
            opinions.substring(opinions.lastIndexOf('/') + 1),
            training.size(),
            validation.size(),
            rank,
            alpha,
            rate,
            seed);
    try (AdapterTraining run = new AdapterTraining(backbone, plan(), Device.cpu())) {
      AdapterTraining.Result result =
          run.train(scores, training, validation, origin, progress(out));
      run.write(output);
      out.printf(
          Locale.ROOT,
          "best: epoch %d, validation %.4f; written to %s%n",
          result.epochs(),
          result.validationLoss(),
          output);
    }
  }
}
