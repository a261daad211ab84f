package dev.refocus.cli.options;

import dev.refocus.config.RunSettings;
import dev.refocus.config.Settings;
import dev.refocus.discover.choice.InputRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name the inputs of a run and choose among them. */
public final class InputOptions {
  @Option(
      names = "--input",
      paramLabel = "URI",
      description = "Folder (searched in depth), file or glob: s3a://, hdfs://, file: or a path.")
  private String input;

  @Option(
      names = "--input-list",
      paramLabel = "FILE",
      description =
          "Instead of --input, a file that names the inputs: a text with a path or URI on each line, or a CSV file or Parquet table with a column uri.")
  private String inputList;

  @Option(
      names = "--pages",
      paramLabel = "WHICH",
      description = "Pages of a TIFF to restore: first, or all with a row for each (input.pages).")
  private String pages;

  @Mixin private SelectionOptions selection;

  @Mixin private SizeOptions sizes;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The settings with what the options say.
   *
   * @throws ParameterException unless either an input or a list is named
   */
  public Settings applied(Settings settings) {
    if ((input == null) == (inputList == null)) {
      throw new ParameterException(
          command.commandLine(),
          "needs one of --input and --input-list; name where the images are");
    }
    if (pages != null) {
      settings.set(RunSettings.PAGES.key(), pages);
    }
    return sizes.applied(settings);
  }

  /**
   * What the options ask for.
   *
   * @param seed of the sample
   */
  public InputRequest request(long seed) {
    return new InputRequest(input, inputList, selection.selection(seed));
  }
}
