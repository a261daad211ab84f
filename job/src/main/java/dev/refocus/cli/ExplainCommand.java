package dev.refocus.cli;

import dev.refocus.Finding;
import dev.refocus.Printable;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.cli.LocalExplanation.Question;
import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.options.KernelOptions;
import dev.refocus.config.Enlargement;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Settings;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.NetworkCache;
import dev.refocus.dispatch.executor.NetworkChoice;
import dev.refocus.explain.BlurPath;
import dev.refocus.fit.ImageFitter;
import dev.refocus.ndarray.Workers;
import dev.refocus.store.StagedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus explain}: which LR pixels made some HR pixels. */
@Command(
    name = "explain",
    description =
        "Says which LR pixels made the HR pixels around a place: local attribution along a path from a blurred image, through everything that a restoration does with the pixels.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class ExplainCommand implements Callable<Integer> {
  private static final int LARGEST = 4;
  private static final Pattern PLACE = Pattern.compile("(\\d{1,9}),(\\d{1,9})");

  @Parameters(paramLabel = "IMAGE", description = "The LR image.")
  private Path input;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "X,Y",
      description = "Column and row of an HR pixel, from 0 on at the left and at the top.")
  private String at;

  @Option(
      names = "--window",
      defaultValue = "16",
      paramLabel = "N",
      description = "Explain N x N HR pixels around it, 2 to 128 (default ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--part",
      defaultValue = "64",
      paramLabel = "N",
      description =
          "Look at N x N LR pixels around it, 24 to 256 (default ${DEFAULT-VALUE}); the time grows with them.")
  private int part;

  @Option(
      names = "--steps",
      defaultValue = "16",
      paramLabel = "N",
      description =
          "Steps of the path, 4 to 200 (default ${DEFAULT-VALUE}); the time grows with them, and the result is more complete.")
  private int steps;

  @Option(
      names = "--output",
      paramLabel = "P.png",
      description =
          "File to write a picture to: LR pixels, red as far as they had a say; HR pixels.")
  private Path output;

  @Option(
      names = "--save",
      paramLabel = "E.json",
      description = "File to write the numbers, what each LR pixel did, and the picture to.")
  private Path save;

  @Mixin private ConfigOptions config;

  @Mixin private KernelOptions kernel;

  @Option(names = "--json", description = "Print the result as a JSON line.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = config.settings();
    Question asked = asked();
    requireWithin("--window", window, 2, 128);
    requireWithin("--part", part, 24, 256);
    requireWithin("--steps", steps, 4, 200);
    LocalFiles.requireWritable("--output", output, input);
    LocalFiles.requireWritable("--save", save, output == null ? input : output);
    Configuration hadoop = new Configuration();
    FitConfig fit =
        NetworkCache.local(
            NetworkChoice.applied(kernel.applied(settings.fit()), settings, hadoop), hadoop);
    requireOneStage(fit.enlargement());
    return explain(fit, settings.run().limits(), asked);
  }

  /** Larger scales are made in stages, and others by making a larger image smaller again. */
  private static void requireOneStage(Enlargement asked) {
    if (!asked.isKnown() || !asked.isWhole() || asked.scale() > LARGEST) {
      throw new UsageException("explain knows the scales 2, 3 and 4; choose one with --scale");
    }
  }

  private Question asked() {
    Matcher place = PLACE.matcher(at);
    if (!place.matches()) {
      throw new UsageException(
          "--at %s: must be two numbers, X,Y; name a column and a row of the HR image"
              .formatted(at));
    }
    int x = Integer.parseInt(place.group(1));
    return new Question(x, Integer.parseInt(place.group(2)), window, part);
  }

  private int explain(FitConfig fit, DecodeLimits limits, Question asked) throws IOException {
    try (ImageFitter fitter = FitWorker.local();
        Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      byte[] bytes = LocalFiles.read(input, limits.maxBytes());
      BlurPath path = new BlurPath(steps, BlurPath.DEFAULT.sigma(), BlurPath.DEFAULT.side());
      LocalExplanation one = new LocalExplanation(fitter, workers, fit, limits, path);
      write(one.of(bytes, asked));
      return ExitCode.RESTORED;
    } catch (RefocusException e) {
      return failed(e.finding());
    } catch (OutOfMemoryError e) {
      return failed(Finding.outOfMemory());
    }
  }

  private void write(Explanation found) throws IOException {
    try (StagedFiles files = new StagedFiles()) {
      if (output != null) {
        files.add(output, found.picture());
      }
      if (save != null) {
        files.add(save, ExplainReport.whole(found).getBytes(StandardCharsets.UTF_8));
      }
      files.commit();
    }
    PrintWriter out = spec.commandLine().getOut();
    String image = Printable.of(input.toString());
    out.print(json ? ExplainReport.line(found) : ExplainReport.text(image, found));
    out.flush();
  }

  private int failed(Finding reason) {
    String image = Printable.of(input.toString());
    spec.commandLine()
        .getErr()
        .printf("refocus: %s: %s: %s%n", image, reason.code(), reason.message());
    return ExitCode.SOME_FAILED;
  }

  private static void requireWithin(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s %d: must be %d to %d; choose one of these",
              option,
              value,
              least,
              most));
    }
  }
}
