package dev.refocus.evaluate;

import dev.refocus.config.FitConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.SummedModels;
import dev.refocus.fit.blend.Lanczos;
import dev.refocus.image.Image;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The inner products of truth and models, less bicubic interpolation, over a case's inner pixels
 * and the baseline's squared error. With these {@code c}, {@code q}, {@code P} weights {@code w}
 * gain {@code -10 log10(c - 2 w'q + w'P w)} dB.
 */
public final class ModelProducts {
  public static final String HEADER =
      "case,scale,kernel,width,jpeg,camera,c,q_taught,q_coarse,q_fine,"
          + "p_taught_taught,p_taught_coarse,p_taught_fine,p_coarse_coarse,p_coarse_fine,p_fine_fine";

  private ModelProducts() {}

  /**
   * A line under {@link #HEADER}; empty if the image is interpolated.
   *
   * @param hr the encoded HR image
   */
  public static Optional<String> of(Trial trial, byte[] hr) {
    BenchmarkCase made = trial.benchmarkCase();
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
    CaseImages images = CaseImages.of(made, hr, decoder);
    DecodedImage lr = decoder.decode(images.lr(), made.scale());
    FitConfig config = ((FitMethod) trial.method()).config();
    long seed = config.seedOf(Sha256.hex(images.lr()));
    int margin = Fidelity.border(made.scale(), made.trueKernel().size()) + Fidelity.MAX_SHIFT;
    return SummedModels.of(lr, config, seed)
        .map(models -> line(made, models, images.truth().luma(), lr, margin));
  }

  private static String line(
      BenchmarkCase made, SummedModels models, Image truth, DecodedImage lr, int margin) {
    double[] lacks = less(truth, models.plain(), margin);
    Image sharper = Lanczos.enlarge(lr.color(), made.scale()).luma();
    double[] beyond = less(truth, sharper, margin);
    double baseline = Math.min(product(lacks, lacks), product(beyond, beyond));
    double[] taught = inner(models.parts().coarseTaught(), margin);
    double[] coarse = inner(models.parts().coarse(), margin);
    double[] fine = inner(models.parts().fine(), margin);
    String products =
        DoubleStream.of(
                product(lacks, lacks),
                product(lacks, taught),
                product(lacks, coarse),
                product(lacks, fine),
                product(taught, taught),
                product(taught, coarse),
                product(taught, fine),
                product(coarse, coarse),
                product(coarse, fine),
                product(fine, fine))
            .mapToObj(each -> String.format(Locale.ROOT, "%.6g", each / baseline))
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%.3f,%b,%.4f,%s",
        made.id(),
        made.scale(),
        models.kernel(),
        models.width(),
        models.jpeg(),
        models.camera(),
        products);
  }

  private static double[] less(Image image, Image other, int margin) {
    double[] difference = inner(image, margin);
    double[] others = inner(other, margin);
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= others[i];
    }
    return difference;
  }

  private static double[] inner(Image plane, int margin) {
    Image inner =
        plane.part(margin, margin, plane.height() - 2 * margin, plane.width() - 2 * margin);
    double[] samples = new double[inner.area()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = inner.samples()[i];
    }
    return samples;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
