package dev.refocus.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file that fits into memory. */
public final class SmallFile {
  private SmallFile() {}

  public static byte[] read(FileSystem files, Path path) throws IOException {
    try (FSDataInputStream stream = files.open(path)) {
      return stream.readAllBytes();
    }
  }
}
