package dev.refocus.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.refocus.score.Scores;
import java.io.Serializable;
import java.util.SortedMap;

/**
 * A row as the page tells it, without pictures. What a row lacks is null, here as there.
 *
 * <p>In JSON it is flat, as the page reads it.
 *
 * @param file the name of the table's file that holds the row
 */
public record ReportRow(
    @JsonUnwrapped Label label,
    @JsonUnwrapped Outcome outcome,
    @JsonUnwrapped Sizes sizes,
    Found found,
    Fit fit,
    @JsonUnwrapped Measured measured,
    String file) {

  /**
   * What it is called.
   *
   * @param key equal for the same input in two runs
   * @param name of the image, without its folder
   * @param folder the dataset, or the group of a benchmark
   */
  public record Label(String key, String name, String folder) {}

  /**
   * What became of it.
   *
   * @param status as in the row
   * @param code a name of {@link dev.refocus.ErrorCode}
   * @param message why the row has that code
   */
  public record Outcome(String status, String code, String message) {}

  /**
   * How large its images are.
   *
   * @param lr LR pixels as stored
   * @param hr HR pixels
   */
  public record Sizes(Size lr, Size hr) {}

  /** Sides in pixels. */
  public record Size(int width, int height) {}

  /**
   * What was found out about the LR image.
   *
   * @param kernel name of the kernel
   * @param size side of the kernel, HR pixels
   * @param confidence 0 to 1
   * @param examDb gain in the image's own exam, dB
   * @param residualDb PSNR of the HR image made small again against the LR image, dB
   */
  public record Found(
      String kernel, Integer size, Double confidence, Double examDb, Double residualDb) {}

  /**
   * How the image was restored.
   *
   * @param seconds wall time
   */
  public record Fit(String profile, Double seconds, String device, String host) {}

  /**
   * How good its images are.
   *
   * @param scores of the enlarged LR image and of the HR image, by name
   * @param truth what is known of a benchmark's case; null of a row of {@code restore}
   */
  public record Measured(SortedMap<String, Scores.Pair> scores, Truth truth) {}

  /**
   * What a benchmark knows.
   *
   * @param kernel name of the true kernel
   * @param likeness normalised cross-correlation of the found kernel with it, at most 1
   * @param gainDb over the better interpolation, dB
   * @param reproduce the command that runs this case alone
   */
  public record Truth(String kernel, Double likeness, Double gainDb, String reproduce)
      implements Serializable {}

  public String key() {
    return label.key();
  }

  /** Whether it has an HR image. */
  public boolean isFitted() {
    return sizes.hr() != null;
  }

  /** The gain of a score, positive where the HR image is the better one; NaN if it is not known. */
  public double gain(Measure measure) {
    Scores.Pair pair = measured.scores().get(measure.name());
    return pair == null || pair.bicubic() == null || pair.hr() == null
        ? Double.NaN
        : measure.sign() * (pair.hr() - pair.bicubic());
  }
}
