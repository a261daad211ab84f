package dev.refocus.discover;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** The folder that an input names, or that of its file or glob. */
interface InputFolder {
  /** Whether there is nothing of that name. */
  boolean isEmpty();

  /** Dataset of the files directly in it. */
  String name();

  /**
   * Where an output lies in it.
   *
   * @param output qualified
   * @return relative to the folder; null if it is not below it
   */
  String below(Path output) throws IOException;

  /** Everything that the input names, in no order. */
  void list(Scope scope) throws IOException;
}
