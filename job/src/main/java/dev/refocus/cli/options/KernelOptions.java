package dev.refocus.cli.options;

import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownKernel;
import dev.refocus.encode.KernelCsv;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The kernel, where the user knows it. */
public final class KernelOptions {
  @Option(
      names = "--kernel",
      paramLabel = "K.csv",
      description =
          "Restore with this kernel instead of looking for it: K lines of K numbers on the HR grid, as --kernel-output writes them.")
  private Path file;

  /**
   * The configuration with the kernel, if there is one.
   *
   * @throws UsageException if the file is no kernel, or none for the scale or the profile
   */
  public FitConfig applied(FitConfig fit) {
    return file == null ? fit : fit.with(known());
  }

  private KnownKernel known() {
    try {
      Kernel kernel = KernelCsv.read(file);
      return new KnownKernel(kernel.size(), kernel.boxedWeights());
    } catch (IOException e) {
      throw new UsageException(
          "--kernel %s: cannot be read; name a readable file of K lines of K numbers"
              .formatted(file),
          e);
    }
  }
}
