package dev.refocus.dispatch.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.encode.PngEncoder;
import dev.refocus.fit.ImageFitter;
import dev.refocus.image.Image;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Wall time of a run on equal images against the same fits without Spark, in one JVM.
 *
 * <p>{@code deploy/benchmark dev.refocus.dispatch.restore.MeasureOverhead IMAGE.png COUNT PROFILE}
 */
final class MeasureOverhead {
  private MeasureOverhead() {}

  public static void main(String[] arguments) throws IOException {
    byte[] png = Files.readAllBytes(Path.of(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    Profile profile = Profile.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    FitConfig config = new FitConfig(4, profile, 0);
    Path folder = Files.createTempDirectory("refocus-overhead");
    DecodedImage image = new ImageDecoder(DecodeLimits.DEFAULT).decode(png, 4);
    Path input = Files.createDirectory(folder.resolve("input"));
    for (int i = 0; i < count; i++) {
      Files.write(
          input.resolve(String.format(Locale.ROOT, "image%03d.png", i)), marked(image.color(), i));
    }
    double single = secondsPerFit(image, config, count);
    double run = secondsOfRun(input, folder.resolve("output"), config);
    System.out.printf(
        Locale.ROOT,
        "%d images: %.2f s a fit, run %.1f s = %.2f x fits%n",
        count,
        single,
        run,
        run / (single * count));
  }

  /** The same image with another last pixel: equal work, other bytes. */
  private static byte[] marked(Image image, int mark) {
    float[] samples = image.samples().clone();
    samples[samples.length - 1] = mark / 255f;
    Image other = new Image(image.channels(), image.height(), image.width(), samples);
    return PngEncoder.encode(other, Optional.empty(), 8);
  }

  private static double secondsPerFit(DecodedImage image, FitConfig config, int count) {
    try (ImageFitter fitter = FitWorker.local()) {
      fitter.fit(image, config, 0);
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        fitter.fit(image, config, i);
      }
      return (System.nanoTime() - start) / 1e9 / count;
    }
  }

  private static double secondsOfRun(Path input, Path output, FitConfig config) throws IOException {
    try (SparkSession spark = SparkSessions.open("local[*]", Map.of())) {
      PrintWriter console = new PrintWriter(System.err, true, UTF_8);
      long start = System.nanoTime();
      new RestoreJob(spark, config, RunConfig.DEFAULT, console)
          .run(RestoreRequest.everything(input.toString(), output.toString()));
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
