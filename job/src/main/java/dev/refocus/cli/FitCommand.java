package dev.refocus.cli;

import dev.refocus.Finding;
import dev.refocus.Printable;
import dev.refocus.RefocusException;
import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.table.ResultLine;
import dev.refocus.cli.table.ResultTable;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Settings;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.encode.HrPng;
import dev.refocus.encode.KernelCsv;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.store.StagedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus fit}: one local image, without Spark; the pixels are those of {@code restore}. */
@Command(
    name = "fit",
    description = "Restores one local image, without Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class FitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INPUT", description = "The LR image to restore.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "HR.png",
      description = "File to write the HR image to, as a PNG.")
  private Path output;

  @Option(
      names = "--kernel-output",
      required = true,
      paramLabel = "K.csv",
      description = "File to write the kernel to: K lines of K numbers.")
  private Path kernelOutput;

  @Option(
      names = "--trace",
      paramLabel = "T.json",
      description = "File to write the steps of the fit to.")
  private Path trace;

  @Mixin private ConfigOptions config;

  @Option(names = "--json", description = "Print the result as a JSON line.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = config.settings();
    LocalFiles.requireWritable("--output", output, input);
    LocalFiles.requireWritable("--kernel-output", kernelOutput, input, output);
    LocalFiles.requireWritable("--trace", trace, input, output, kernelOutput);
    FitConfig fit = settings.fit();
    DecodeLimits limits = settings.run().limits();
    try {
      return restore(LocalFiles.read(input, limits.maxBytes()), fit, limits);
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

  private int restore(byte[] bytes, FitConfig fit, DecodeLimits limits) throws IOException {
    String imageId = Sha256.hex(bytes);
    DecodedImage lr = new ImageDecoder(limits).decode(bytes, fit.scale());
    try (ImageFitter fitter = FitWorker.local()) {
      Restoration restoration = fitter.fit(lr, fit, fit.seedOf(imageId));
      write(lr, restoration, FitReport.of(imageId, fit, lr, restoration));
      ResultTable.print(
          List.of(line(lr, restoration)).iterator(), json, spec.commandLine().getOut());
    }
    return ExitCode.RESTORED;
  }

  private ResultLine line(DecodedImage lr, Restoration restoration) {
    Path file = input.toAbsolutePath().normalize();
    String dataset = String.valueOf(file.getParent().getFileName());
    return ResultLine.of("file:" + file, dataset, lr, restoration);
  }

  private void write(DecodedImage lr, Restoration restoration, String report) throws IOException {
    try (StagedFiles files = new StagedFiles()) {
      files.add(output, HrPng.of(lr, restoration));
      files.add(kernelOutput, utf8(KernelCsv.of(restoration.kernel())));
      if (trace != null) {
        files.add(trace, utf8(report));
      }
      files.commit();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
