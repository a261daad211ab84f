package dev.refocus.config;

import dev.refocus.decode.DecodeLimits;
import java.io.Serializable;
import java.util.List;

/**
 * What can be set and does not change pixels.
 *
 * @param limits bounds beyond which an image is refused
 * @param times beyond which work on an image ends
 * @param inputs which files are images that are wanted
 * @param work how much at a time, and at all
 * @param models URI of the folder with the models of scores; empty for none
 */
public record RunConfig(
    DecodeLimits limits,
    TimeLimits times,
    InputChoice inputs,
    WorkLimits work,
    OutputChoice output,
    String models)
    implements Serializable {
  /** The defaults of {@link RunSettings} and {@link LimitSettings}. */
  public static final RunConfig DEFAULT = new Settings().run();

  /**
   * Which files are images that are wanted.
   *
   * @param sizes of the images; others are skipped
   * @param extensions lower-case endings of file names that are tried; other files are skipped,
   *     files without an ending are tried
   * @param allPages whether every page of a file is an input of its own
   */
  public record InputChoice(SizeChoice sizes, List<String> extensions, boolean allPages)
      implements Serializable {
    public InputChoice {
      extensions = List.copyOf(extensions);
    }
  }

  /**
   * How much at a time, and at all.
   *
   * @param maxTasks upper bound on the number of Spark tasks, and so on output files; a smaller
   *     archive has one image per task
   * @param imagesPerFile upper bound on the rows of an output file
   * @param imagesPerMove after which their rows move into the table, before the run goes on
   * @param maxCoreHours after which a run begins no other image; 0 for no bound
   */
  public record WorkLimits(int maxTasks, int imagesPerFile, int imagesPerMove, double maxCoreHours)
      implements Serializable {}

  /**
   * What the output is.
   *
   * @param shared whether a local output is one folder for all machines of a cluster
   * @param prune whether rows of inputs that are gone leave the table
   */
  public record OutputChoice(boolean shared, boolean prune) implements Serializable {}
}
