package dev.refocus.evaluate;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Image;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.Bicubic;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.metric.Plane;
import dev.refocus.row.PngEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mean gain of a blind fit over bicubic enlargement: every HR image times every kernel.
 *
 * <p>{@code deploy/benchmark dev.refocus.evaluate.BenchmarkQuality HR_FOLDER KERNEL_FOLDER SCALE
 * [EVERY]}. PSNR is of the luma, best over shifts of up to 6 pixels, 12 pixels from the border;
 * kernel similarity is best over shifts. {@code EVERY} takes each n-th case only.
 */
final class BenchmarkQuality {
  private final ImageFitter fitter;
  private final FitConfig config;

  private BenchmarkQuality(ImageFitter fitter, FitConfig config) {
    this.fitter = fitter;
    this.config = config;
  }

  /** What came of one case. */
  record Result(String name, Comparison comparison, double confidence, double seconds) {
    private static final String FORMAT = "%-28s %7.2f %8.2f %6.2f %10.3f %10.2f %7.2f";

    static final String HEADER =
        "%-28s %7s %8s %6s %10s %10s %7s"
            .formatted("case", "bicubic", "restored", "gain", "kernel ncc", "confidence", "s");

    String line() {
      return FORMAT.formatted(
          name,
          comparison.bicubicDb(),
          comparison.restoredDb(),
          comparison.gainDb(),
          comparison.kernelSimilarity().orElse(Double.NaN),
          confidence,
          seconds);
    }
  }

  public static void main(String[] arguments) throws IOException {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    int scale = Integer.parseInt(arguments[2]);
    int every = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
    List<Path> images = files(Path.of(arguments[0]), ".png");
    List<Path> kernels = files(Path.of(arguments[1]), ".csv");
    List<Result> results = new ArrayList<>();
    System.out.println(Result.HEADER);
    int threads = Runtime.getRuntime().availableProcessors();
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), threads)) {
      FitConfig config = new FitConfig(scale, Profile.FAST, 0);
      BenchmarkQuality benchmark = new BenchmarkQuality(fitter, config);
      for (int i = 0; i < images.size() * kernels.size(); i += every) {
        Path image = images.get(i % images.size());
        Result result = benchmark.run(image, kernels.get(i / images.size()));
        System.out.println(result.line());
        results.add(result);
      }
    }
    System.out.println(mean(results).line());
    long worse = results.stream().filter(r -> r.comparison().gainDb() < -0.05).count();
    System.out.printf("%d cases, %d more than 0.05 dB below bicubic%n", results.size(), worse);
  }

  Result run(Path hrFile, Path kernelFile) throws IOException {
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
    Kernel kernel = KernelFile.read(kernelFile);
    Image hr = multipleOf(config.scale(), MakeDemoDataset.read(hrFile));
    Image degraded = new Degradation(kernel, config.scale()).apply(hr);
    byte[] png = PngEncoder.encode(degraded, Optional.empty(), 8);
    DecodedImage lr = decoder.decode(png, config.scale());
    Restoration restoration =
        fitter.fit(lr, config, config.seedOf(hrFile.getFileName().toString()));
    Comparison comparison =
        Comparison.of(
            luma(Bicubic.enlarge(lr.color(), config.scale())),
            luma(restoration.hr()),
            luma(hr),
            restoration.kernel(),
            Optional.of(kernel));
    String name = stem(hrFile) + " " + stem(kernelFile);
    return new Result(
        name, comparison, restoration.kernelConfidence(), restoration.trace().seconds());
  }

  static Result mean(List<Result> results) {
    return new Result(
        "mean",
        new Comparison(
            results.stream().mapToDouble(r -> r.comparison().bicubicDb()).average().orElse(0),
            results.stream().mapToDouble(r -> r.comparison().restoredDb()).average().orElse(0),
            Optional.of(
                results.stream()
                    .mapToDouble(r -> r.comparison().kernelSimilarity().orElse(0.0))
                    .average()
                    .orElse(0))),
        results.stream().mapToDouble(Result::confidence).average().orElse(0),
        results.stream().mapToDouble(Result::seconds).average().orElse(0));
  }

  private static Image multipleOf(int scale, Image image) {
    int height = image.height() / scale * scale;
    int width = image.width() / scale * scale;
    return Crop.of(image, 0, 0, height, width);
  }

  private static Plane luma(Image image) {
    return new Plane(image.height(), image.width(), image.luma().samples());
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }
}
