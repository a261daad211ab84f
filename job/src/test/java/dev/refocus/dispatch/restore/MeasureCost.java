package dev.refocus.dispatch.restore;

import com.sun.management.OperatingSystemMXBean;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.fit.ImageFitter;
import dev.refocus.row.Provenance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;

/**
 * Processor seconds of one image's row by profile, scale and size: what {@code plan.CostModel}
 * stands on. Processor time, because other work on the machine does not change it.
 *
 * <p>{@code deploy/benchmark dev.refocus.dispatch.restore.MeasureCost IMAGE.png SCALE SIDE...}
 */
final class MeasureCost {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private MeasureCost() {}

  public static void main(String[] arguments) throws IOException {
    BufferedImage image = ImageIO.read(Path.of(arguments[0]).toFile());
    int scale = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("refocus-cost");
    try (ImageFitter fitter = FitWorker.local()) {
      for (Profile profile : List.of(Profile.FAST, Profile.SOLVER, Profile.BALANCED)) {
        seconds(fitter, part(image, 48, folder), new FitConfig(scale, profile, 0));
        for (int i = 2; i < arguments.length; i++) {
          int side = Integer.parseInt(arguments[i]);
          double seconds =
              seconds(fitter, part(image, side, folder), new FitConfig(scale, profile, 0));
          System.out.printf(
              Locale.ROOT, "%s x%d %d x %d: %.2f s%n", profile, scale, side, side, seconds);
        }
      }
    }
  }

  private static Path part(BufferedImage image, int side, Path folder) throws IOException {
    int left = (image.getWidth() - side) / 2;
    int top = (image.getHeight() - side) / 2;
    Path file = folder.resolve(side + ".png");
    ImageIO.write(image.getSubimage(left, top, side, side), "png", file.toFile());
    return file;
  }

  private static double seconds(ImageFitter fitter, Path file, FitConfig config)
      throws IOException {
    Configuration hadoop = new Configuration();
    RunConfig run = RunConfig.DEFAULT;
    RestoreImage image =
        new RestoreImage(
            new ImageReader(hadoop, run.limits().maxBytes()),
            new ImageDecoder(run.limits()),
            fitter,
            ScoringWorker.of(null, "", () -> hadoop),
            config,
            run,
            new Provenance("run", 0, "host"));
    long start = SYSTEM.getProcessCpuTime();
    image.row(new ImageRef(file.toUri().toString(), "", Files.size(file), 0, true));
    return (SYSTEM.getProcessCpuTime() - start) / 1e9;
  }
}
