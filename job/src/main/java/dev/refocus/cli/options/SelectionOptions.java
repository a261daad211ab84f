package dev.refocus.cli.options;

import dev.refocus.discover.choice.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that choose among the files of an input. */
public final class SelectionOptions {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Restore only files that match one of these; without a slash a glob matches the name (*.jpg), with one the path below the input (scans/**).")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files that match one of these (thumbs/, *_small.*).")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "Restore N of the images: always the same ones of the same names and seed (--seed).")
  private int sample;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Restore the first N of the images, by their names.")
  private int limit;

  /**
   * What the options say.
   *
   * @param seed of the sample
   * @throws dev.refocus.UsageException if a number is negative
   */
  public Selection selection(long seed) {
    return new Selection(include, exclude, sample, limit, seed);
  }
}
