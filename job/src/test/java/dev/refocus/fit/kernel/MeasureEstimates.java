package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Workers;
import java.awt.image.Raster;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Writes what the network that mends kernels learns from: {@code MeasureEstimates DIRECTORY FIRST
 * LAST OUTPUT} reads the grey LR images {@code 00000.png} and so on, and writes for each its number
 * (int) and five planes of 36 x 36 floats, the first one's energy being 1, big endian.
 */
public final class MeasureEstimates {
  private static final int SCALE = 4;
  private static final int REFINEMENTS = 6;

  /** Those of the profile {@code solver}. */
  private static final List<KernelEstimator.Hypothesis> HYPOTHESES =
      List.of(
          new KernelEstimator.Hypothesis(9 * SCALE, 8, 0),
          new KernelEstimator.Hypothesis(7 * SCALE, 24, 0),
          new KernelEstimator.Hypothesis(5 * SCALE, 8, 0));

  private final DataOutputStream out;

  private MeasureEstimates(DataOutputStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Path images = Path.of(arguments[0]);
    try (DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[3]))));
        NDManager manager = NDManager.newBaseManager()) {
      MeasureEstimates estimates = new MeasureEstimates(out);
      for (int i = Integer.parseInt(arguments[1]); i < Integer.parseInt(arguments[2]); i++) {
        estimates.write(images, i, manager);
      }
    }
  }

  private void write(Path images, int number, NDManager manager) throws IOException {
    Path file = images.resolve(String.format(Locale.ROOT, "%05d.png", number));
    List<List<float[]>> kept = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      KernelMending keep =
          (refined, estimates) -> {
            kept.add(LearnedMending.planes(refined, estimates));
            return refined;
          };
      new KernelEstimator(HYPOTHESES, REFINEMENTS, keep, workers, () -> false)
          .estimate(luma(file, manager), SCALE);
    }
    for (List<float[]> planes : kept) {
      out.writeInt(number);
      write(planes);
    }
  }

  private void write(List<float[]> planes) throws IOException {
    for (float[] plane : planes) {
      for (float weight : plane) {
        out.writeFloat(weight);
      }
    }
  }

  private static NDArray luma(Path file, NDManager manager) throws IOException {
    Raster lr = ImageIO.read(file.toFile()).getRaster();
    int width = lr.getWidth();
    float[] luma = new float[width * lr.getHeight()];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = lr.getSample(i % width, Math.floorDiv(i, width), 0) / 255f;
    }
    return manager.create(luma, new Shape(lr.getHeight(), width));
  }
}
