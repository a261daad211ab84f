package dev.refocus.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Which image meets which kernel.
 *
 * @param kernelsPerImage 0 for all of them; else each image takes the next so many in rotation, so
 *     that every kernel is seen equally
 */
public record Pairing(int kernelsPerImage) {
  static final Pairing CROSS = new Pairing(0);

  /** Indices of an image and a kernel. */
  record Pair(int image, int kernel) {}

  /** Crossed, the kernels' order is the outer one. */
  List<Pair> pairs(int images, int kernels) {
    List<Pair> pairs = new ArrayList<>();
    if (kernelsPerImage == 0) {
      for (int kernel = 0; kernel < kernels; kernel++) {
        for (int image = 0; image < images; image++) {
          pairs.add(new Pair(image, kernel));
        }
      }
      return pairs;
    }
    int each = Math.min(kernelsPerImage, kernels);
    for (int i = 0; i < images * each; i++) {
      pairs.add(new Pair(Math.floorDiv(i, each), i % kernels));
    }
    return pairs;
  }
}
