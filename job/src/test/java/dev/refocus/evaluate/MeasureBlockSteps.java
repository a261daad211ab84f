package dev.refocus.evaluate;

import ai.djl.Device;
import dev.refocus.RefocusException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.PngEncoder;
import dev.refocus.evaluate.statistics.Statistics;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.text.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What restoring makes of real photographs, whose truth nobody has: block steps of the bicubic and
 * of the restored image, overshoot and confidence, at default settings.
 *
 * <p>{@code deploy/benchmark dev.refocus.evaluate.MeasureBlockSteps FOLDER SCALE LIMIT [PICTURES]}:
 * the first LIMIT files of FOLDER by name; PICTURES gets bicubic and restored side by side. Block
 * steps are of a JPEG that was not cropped or turned since; elsewhere they are about 1.
 */
final class MeasureBlockSteps {
  private static final String LINE = "%-28s %8.3f %8.3f %10.2f %10.2f %10.2f%n";

  private MeasureBlockSteps() {}

  /** Figures of one image: of its bicubic enlargement and of the restored one. */
  private record Measured(Artifacts bicubic, Artifacts restored, double confidence) {}

  public static void main(String[] arguments) throws IOException {
    FitConfig config =
        new FitConfig(Integer.parseInt(arguments[1]), FitConfig.DEFAULT.profile(), 0);
    Optional<Path> pictures =
        arguments.length > 3 ? Optional.of(Path.of(arguments[3])) : Optional.empty();
    List<Measured> all = new ArrayList<>();
    System.out.println(
        "image                          blocks restored overshoot%  restored% confidence");
    int threads = Runtime.getRuntime().availableProcessors();
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), threads)) {
      for (Path file : files(Path.of(arguments[0]), Integer.parseInt(arguments[2]))) {
        try {
          Measured measured = measure(file, config, fitter, pictures);
          print(file.getFileName().toString(), List.of(measured));
          all.add(measured);
        } catch (RefocusException e) {
          System.out.printf("%-28s %s%n", file.getFileName(), e.getMessage());
        }
      }
    }
    print("mean of " + all.size(), all);
  }

  private static List<Path> files(Path folder, int limit) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().limit(limit).toList();
    }
  }

  private static Measured measure(
      Path file, FitConfig config, ImageFitter fitter, Optional<Path> pictures) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    DecodedImage lr = new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes, config.scale());
    Restoration restoration = fitter.fit(lr, config, config.seedOf(Sha256.hex(bytes)));
    Image bicubic = EightBits.round(Bicubic.enlarge(lr.color(), config.scale()), 1);
    Image restored = EightBits.round(restoration.hr(), 1);
    if (pictures.isPresent()) {
      Path picture = pictures.get().resolve(Names.stem(file.toString()) + ".png");
      Files.createDirectories(pictures.get());
      Files.write(picture, PngEncoder.encode(beside(bicubic, restored), Optional.empty(), 8));
    }
    // What the image's own edge does is no artefact.
    int margin = 2 * config.scale();
    return new Measured(
        Artifacts.of(bicubic, lr.color(), margin),
        Artifacts.of(restored, lr.color(), margin),
        restoration.kernelConfidence());
  }

  private static Image beside(Image left, Image right) {
    int width = left.width();
    float[] samples = new float[2 * left.samples().length];
    for (int row = 0; row < left.channels() * left.height(); row++) {
      System.arraycopy(left.samples(), row * width, samples, 2 * row * width, width);
      System.arraycopy(right.samples(), row * width, samples, (2 * row + 1) * width, width);
    }
    return new Image(left.channels(), left.height(), 2 * width, samples);
  }

  private static void print(String name, List<Measured> images) {
    System.out.printf(
        Locale.ROOT,
        LINE,
        name,
        mean(images, image -> image.bicubic().blockSteps()),
        mean(images, image -> image.restored().blockSteps()),
        mean(images, image -> 100 * image.bicubic().overshoot()),
        mean(images, image -> 100 * image.restored().overshoot()),
        mean(images, Measured::confidence));
  }

  private static double mean(List<Measured> images, ToDoubleFunction<Measured> figure) {
    return Statistics.meanOfNumbers(images.stream().mapToDouble(figure).toArray());
  }
}
