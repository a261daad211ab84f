package dev.refocus.dispatch.score;

import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.restore.RestoreImage;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.score.Scorers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What scores without models add to the time of a restoration: {@code deploy/benchmark
 * dev.refocus.dispatch.score.MeasureScoring [FOLDER]}.
 */
final class MeasureScoring {
  private MeasureScoring() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "datasets/demo/lr");
    try (ImageFitter fitter = FitWorker.local();
        Stream<Path> files = Files.list(folder)) {
      List<Path> images = files.sorted().toList();
      measure(fitter, images.get(0), 4);
      for (int scale : new int[] {2, 4}) {
        for (Path image : images) {
          System.out.printf(
              Locale.ROOT, "x%d %s: %s%n", scale, image, measure(fitter, image, scale));
        }
      }
    }
  }

  private static String measure(ImageFitter fitter, Path file, int scale) throws IOException {
    FitConfig config = new FitConfig(scale, FitConfig.DEFAULT.profile(), 0);
    byte[] bytes = Files.readAllBytes(file);
    DecodedImage lr = new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes, scale);
    long start = System.nanoTime();
    Restoration restoration = fitter.fit(lr, config, 0);
    long fitted = System.nanoTime();
    RestoreImage.scores(new Scorers(List.of(), Map.of()), lr, restoration);
    double seconds = (System.nanoTime() - fitted) / 1e9;
    double fit = (fitted - start) / 1e9;
    return String.format(
        Locale.ROOT, "fit %.2f s, scores %.3f s, %.1f %%", fit, seconds, 100 * seconds / fit);
  }
}
