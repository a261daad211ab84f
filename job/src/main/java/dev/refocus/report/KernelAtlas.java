package dev.refocus.report;

import dev.refocus.encode.KernelPicture;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.report.Pictures.KernelWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The kernels of a run: those of a name are one, and of the blind estimates those that are alike.
 * They are laid out so that like ones are neighbours.
 *
 * @param kinds in the order of the layout, row by row
 * @param columns of the layout
 * @param rarer kinds that found no room
 */
public record KernelAtlas(List<Kind> kinds, int columns, int rarer) {
  private static final int MOST_KINDS = 48;

  /** A small kernel too is seen against the black around it. */
  private static final int LEAST_GRID = 8;

  /**
   * One kind of kernels.
   *
   * @param name what made the LR images
   * @param count rows that have it; of blind estimates an estimate, if not all were looked at
   * @param kernel the one that stands for them
   */
  public record Kind(String name, long count, KernelWeights kernel) {}

  /**
   * A row's kernel.
   *
   * @param name {@value KernelKinds#FREE_FORM} of a blind estimate
   */
  public record NamedKernel(String name, KernelWeights kernel) {}

  /**
   * Makes it.
   *
   * @param kernels of some of the rows, in an order that does not change
   * @param counts rows by the kernel's name
   */
  public static KernelAtlas of(List<NamedKernel> kernels, Map<String, Long> counts) {
    List<Kind> all =
        KernelKinds.of(kernels, counts).stream()
            .sorted(Comparator.comparingLong(Kind::count).reversed().thenComparing(Kind::name))
            .toList();
    List<Kind> shown = all.subList(0, Math.min(MOST_KINDS, all.size()));
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(2.4 * shown.size())));
    List<Kind> placed = new ArrayList<>();
    for (int index : LikenessLayout.of(likeness(shown), columns)) {
      placed.add(shown.get(index));
    }
    return new KernelAtlas(placed, columns, all.size() - shown.size());
  }

  private static double[][] likeness(List<Kind> kinds) {
    double[][] likeness = new double[kinds.size()][kinds.size()];
    for (int i = 0; i < kinds.size(); i++) {
      for (int j = 0; j <= i; j++) {
        likeness[i][j] = KernelKinds.likeness(kinds.get(i).kernel(), kinds.get(j).kernel());
        likeness[j][i] = likeness[i][j];
      }
    }
    return likeness;
  }

  /**
   * A PNG of a kernel, a pixel for every weight, all on one grid so that their extents compare; the
   * largest weight is white, none and negative ones are black.
   */
  byte[] picture(KernelWeights kernel) {
    int size = kernel.size();
    int largest = kinds.stream().mapToInt(kind -> kind.kernel().size()).max().orElse(0);
    int grid = Math.max(Math.max(largest, size), LEAST_GRID);
    int margin = (grid - size) / 2;
    float[] padded = new float[grid * grid];
    for (int row = 0; row < size; row++) {
      int to = (margin + row) * grid + margin;
      System.arraycopy(kernel.weights(), row * size, padded, to, size);
    }
    return KernelPicture.png(new Kernel(grid, padded), 1);
  }

  /** The kind that a kernel is of, as an index into {@link #kinds}; null if none is shown. */
  public Integer kindOf(NamedKernel kernel) {
    Integer best = null;
    double largest = KernelKinds.ALIKE;
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).name().equals(kernel.name())) {
        double likeness =
            KernelSimilarity.plain(kinds.get(i).kernel().weights(), kernel.kernel().weights());
        boolean blind = kernel.name().equals(KernelKinds.FREE_FORM);
        if (!blind || likeness >= largest) {
          best = i;
          largest = likeness;
        }
      }
    }
    return best;
  }
}
