package dev.refocus.evaluate;

import dev.refocus.UsageException;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.NamedKernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out the cases of a group: scale, noise, JPEG quality, then the pairs of image and kernel.
 */
public final class CasePlan {
  private CasePlan() {}

  /**
   * The cases of a group: every image through every kernel.
   *
   * @param images of the group, in any order
   * @throws UsageException if two images or two kernels have one name
   */
  public static List<BenchmarkCase> cases(CaseGroup group, List<ImageRef> images) {
    List<ImageRef> sorted =
        images.stream().sorted(Comparator.comparing(ImageRef::uri)).distinct().toList();
    List<BenchmarkCase> cases = new ArrayList<>();
    for (int scale : group.scales()) {
      List<NamedKernel> kernels = group.kernels().kernels(scale);
      List<Pairing.Pair> pairs = group.kernels().pairing().pairs(sorted.size(), kernels.size());
      for (Camera camera : group.cameras()) {
        for (Compression compression : group.compressions()) {
          for (Pairing.Pair pair : pairs) {
            cases.add(
                new BenchmarkCase(
                    group.name(),
                    group.originals().of(sorted.get(pair.image())),
                    kernels.get(pair.kernel()),
                    scale,
                    camera,
                    compression));
          }
        }
      }
    }
    Different.require(
        cases,
        BenchmarkCase::id,
        id -> "two cases " + id + "; give images and kernels of a group different names");
    return cases;
  }
}
