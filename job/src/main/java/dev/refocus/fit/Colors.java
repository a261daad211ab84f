package dev.refocus.fit;

import dev.refocus.Finding;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The colours of one image as they were restored.
 *
 * @param hr {@code (c, s h, s w)} in [0, 1]
 * @param kernel that they were restored with
 * @param examDb empty if no exam was taken
 * @param steps of an optimiser
 * @param warnings empty if the image is sound
 */
record Colors(Image hr, Kernel kernel, OptionalDouble examDb, int steps, List<Finding> warnings) {
  /** The same pixels' next stage. */
  Colors with(Image other, Kernel seen) {
    return new Colors(other, seen, examDb, steps, warnings);
  }

  Colors with(Image other) {
    return new Colors(other, kernel, examDb, steps, warnings);
  }
}
