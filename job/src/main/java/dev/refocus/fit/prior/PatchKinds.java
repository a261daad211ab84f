package dev.refocus.fit.prior;

import java.util.function.Supplier;

/** Which component of the mixture each patch goes through. */
interface PatchKinds {
  /** Of its density. */
  PatchKinds LIKELIEST = (band, likeliest) -> likeliest.get();

  /**
   * Of each patch of a band.
   *
   * @param band of the plane
   * @param likeliest components of its patches
   */
  int[] of(int band, Supplier<int[]> likeliest);
}
