package dev.refocus.evaluate;

import dev.refocus.config.Profile;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.KernelSource;
import dev.refocus.evaluate.kernels.NamedKernel;
import dev.refocus.text.Names;
import java.util.List;
import java.util.Optional;

/**
 * A block of a specification: images and what is done to them.
 *
 * @param scales HR pixels per LR pixel along a side
 * @param cameras that take the LR images, alike but for their noise in the dark
 * @param compressions of the LR images, alike but for the quality of the first JPEG
 */
public record CaseGroup(
    String name,
    Originals originals,
    Kernels kernels,
    List<Integer> scales,
    List<Camera> cameras,
    List<Compression> compressions,
    Fits fits) {
  /**
   * The HR images of a group and what of them is used.
   *
   * @param images paths, URIs or globs of HR images
   * @param crop the part of each image that is used
   * @param darken factor on the HR samples, in (0, 1]
   */
  public record Originals(List<String> images, Optional<CropWindow> crop, double darken) {
    /** One of the images that were found. */
    BenchmarkCase.Original of(ImageRef ref) {
      return new BenchmarkCase.Original(ref, Names.stem(ref.uri()), crop.orElse(null), darken);
    }
  }

  /**
   * The kernels of a group.
   *
   * @param pairing which image meets which kernel
   */
  public record Kernels(List<KernelSource> sources, Pairing pairing) {
    /** Those of every source for a scale, in order. */
    public List<NamedKernel> kernels(int scale) {
      return sources.stream().flatMap(source -> source.kernels(scale).stream()).toList();
    }
  }

  /**
   * The fits of each case of a group.
   *
   * @param profiles empty for that of the settings
   * @param seeds empty for that of the settings
   * @param trueKernel whether each case is also restored with the kernel that degraded it
   */
  public record Fits(List<Profile> profiles, List<Long> seeds, boolean trueKernel) {}
}
