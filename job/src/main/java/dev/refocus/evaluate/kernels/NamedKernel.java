package dev.refocus.evaluate.kernels;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.fit.model.Kernel;
import java.io.Serializable;

/**
 * A kernel with the name by which cases, tables and folders of pictures know it.
 *
 * @param name one name of a path, so that it leads to no other folder
 */
public record NamedKernel(String name, Kernel kernel) implements Serializable {
  /**
   * Checks the name.
   *
   * @throws UsageException if the name could not be a folder's
   */
  public NamedKernel {
    if (!Printable.of(name).equals(name) || name.contains("/") || name.matches("\\.{0,2}")) {
      throw new UsageException(
          "kernel %s: its name becomes the name of a folder, so it must not contain '/' or control characters; rename it"
              .formatted(name));
    }
  }
}
