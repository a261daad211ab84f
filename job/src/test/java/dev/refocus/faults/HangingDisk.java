package dev.refocus.faults;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The local disk, on which opening {@link #FILE} hangs in the operating system, as on a mount whose
 * server is gone: a pipe beside the file is opened in its stead.
 */
public final class HangingDisk extends LocalFileSystem {
  static final String FILE = "hostile.png";

  /** Hidden, so that it is no input. */
  static final String PIPE = ".pipe";

  public HangingDisk() {
    super(new Raw());
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      boolean hangs = path.getName().equals(FILE);
      return super.open(hangs ? new Path(path.getParent(), PIPE) : path, bufferSize);
    }
  }
}
