package dev.refocus.cli;

import dev.refocus.Finding;
import dev.refocus.Printable;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.options.KernelOptions;
import dev.refocus.cli.table.ResultLine;
import dev.refocus.cli.table.ResultTable;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Settings;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.NetworkCache;
import dev.refocus.dispatch.executor.NetworkChoice;
import dev.refocus.fit.ImageFitter;
import dev.refocus.row.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus fit}: local images, without Spark; the pixels are those of {@code restore}. */
@Command(
    name = "fit",
    description = "Restores one local image, or those of a folder, without Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class FitCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "INPUT",
      description = "The LR image to restore, or a folder of LR images (searched in depth).")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "HR",
      description =
          "File to write the HR image to: .png, or .jpg without opacity (quality 95). For a folder of images: a folder, which gets PNG files.")
  private Path output;

  @Option(
      names = "--kernel-output",
      paramLabel = "K.csv",
      description = "File to write the kernel to: K lines of K numbers.")
  private Path kernelOutput;

  @Option(
      names = "--trace",
      paramLabel = "T.json",
      description = "File to write the steps of the fit to.")
  private Path trace;

  @Mixin private ConfigOptions config;

  @Mixin private KernelOptions kernel;

  @Option(names = "--json", description = "Print the result as a JSON line.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = config.settings();
    FitConfig fit = network(kernel.applied(settings.fit()), settings);
    RunConfig run = settings.run();
    FitWorker.tell(fit.profile(), true, spec.commandLine().getErr());
    return Files.isDirectory(input) ? restoreFolder(fit, run) : restoreFile(fit, run.limits());
  }

  private static FitConfig network(FitConfig fit, Settings settings) {
    Configuration hadoop = new Configuration();
    return NetworkCache.local(NetworkChoice.applied(fit, settings, hadoop), hadoop);
  }

  private int restoreFolder(FitConfig fit, RunConfig run) throws IOException {
    if (kernelOutput != null || trace != null) {
      throw new UsageException(
          "%s: is a file of one image, and INPUT is a folder; name one image, or use refocus restore and export --kernels"
              .formatted(kernelOutput != null ? "--kernel-output" : "--trace"));
    }
    try (ImageFitter fitter = FitWorker.local()) {
      LocalFit one = new LocalFit(fitter, fit, run.limits());
      List<ResultLine> lines =
          new FolderFit(input, output, one, run, spec.commandLine().getErr()).restore();
      print(lines);
      return lines.stream().anyMatch(line -> line.status() == Status.FAILED)
          ? ExitCode.SOME_FAILED
          : ExitCode.RESTORED;
    }
  }

  private int restoreFile(FitConfig fit, DecodeLimits limits) throws IOException {
    FitFiles files = new FitFiles(output, kernelOutput, trace).requireWritable(input);
    try {
      byte[] bytes = LocalFiles.read(input, limits.maxBytes());
      try (ImageFitter fitter = FitWorker.local()) {
        print(List.of(new LocalFit(fitter, fit, limits).restore(input, bytes, files)));
      }
      return ExitCode.RESTORED;
    } catch (RefocusException e) {
      return failed(e.finding());
    } catch (OutOfMemoryError e) {
      return failed(Finding.outOfMemory());
    }
  }

  private int failed(Finding reason) {
    spec.commandLine()
        .getErr()
        .printf(
            "refocus: %s: %s: %s%n",
            Printable.of(input.toString()), reason.code(), reason.message());
    return ExitCode.SOME_FAILED;
  }

  private void print(List<ResultLine> lines) {
    ResultTable.print(lines.iterator(), json, spec.commandLine().getOut());
  }
}
