package dev.refocus.dispatch.export;

import dev.refocus.export.HrFile;
import dev.refocus.store.AtomicFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The folder that takes an export's files, as an executor reaches it. */
final class PictureFolder {
  private final FileSystem files;
  private final Path folder;

  /**
   * @param location with its scheme
   */
  PictureFolder(String location, Configuration hadoop) throws IOException {
    folder = new Path(location);
    FileSystem found = folder.getFileSystem(hadoop);
    // Hadoop's would leave a file of check sums beside every picture.
    files = found instanceof LocalFileSystem local ? local.getRawFileSystem() : found;
  }

  /**
   * Writes a file whole or not at all.
   *
   * @return whether it was not there already
   */
  boolean put(String name, HrFile file) throws IOException {
    Path path = new Path(folder, name);
    return !Arrays.equals(beginning(path, file.head().length), file.head())
        && written(path, file.pixels().encode());
  }

  boolean put(String name, byte[] bytes) throws IOException {
    Path path = new Path(folder, name);
    return !Arrays.equals(beginning(path, bytes.length + 1), bytes) && written(path, bytes);
  }

  private boolean written(Path path, byte[] bytes) throws IOException {
    AtomicFile.write(files, path, bytes);
    return true;
  }

  /** So many bytes or all that there are; none if there is no file. */
  private byte[] beginning(Path path, int length) throws IOException {
    try (FSDataInputStream stream = files.open(path)) {
      return stream.readNBytes(length);
    } catch (FileNotFoundException e) {
      return new byte[0];
    }
  }
}
