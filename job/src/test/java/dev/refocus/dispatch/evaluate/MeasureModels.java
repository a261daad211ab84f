package dev.refocus.dispatch.evaluate;

import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageReader;
import dev.refocus.evaluate.BenchmarkSpec;
import dev.refocus.evaluate.ModelProducts;
import dev.refocus.evaluate.Trial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What the weights of the models that an HR image is summed from are chosen on: {@link
 * ModelProducts} of a specification's cases.
 *
 * <p>{@code deploy/benchmark dev.refocus.dispatch.evaluate.MeasureModels SPECIFICATION IMAGES
 * EVERY}: CSV on standard output.
 */
final class MeasureModels {
  private MeasureModels() {}

  public static void main(String[] arguments) {
    Configuration files = new Configuration();
    ImageReader reader = new ImageReader(files, DecodeLimits.DEFAULT.maxBytes());
    int every = Integer.parseInt(arguments[2]);
    List<Trial> trials = trials(Path.of(arguments[0]), Path.of(arguments[1]), files);
    System.out.println(ModelProducts.HEADER);
    for (int i = 0; i < trials.size(); i += every) {
      Trial trial = trials.get(i);
      ModelProducts.of(trial, reader.read(trial.benchmarkCase().original().ref()))
          .ifPresent(System.out::println);
    }
  }

  private static List<Trial> trials(Path specification, Path images, Configuration files) {
    return new TrialListing(
            new ImageListing(files, List.of("png"), new PrintWriter(System.err, true)),
            images.toString(),
            List.of(Profile.BALANCED),
            List.of(0L),
            FitConfig::new,
            Peers.NONE)
        .list(BenchmarkSpec.read(specification));
  }
}
