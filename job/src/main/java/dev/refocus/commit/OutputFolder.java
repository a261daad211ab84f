package dev.refocus.commit;

import dev.refocus.UsageException;
import dev.refocus.discover.StoreErrors;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The place of a run's files. */
public final class OutputFolder {
  static final String PROBE = "_refocus_write_check";

  private final String uri;
  private final Path path;
  private final Configuration hadoop;

  public OutputFolder(String uri, Configuration hadoop) {
    this.uri = uri;
    this.hadoop = hadoop;
    try {
      this.path = new Path(uri);
    } catch (IllegalArgumentException e) {
      throw StoreErrors.usage("--output", uri, e);
    }
  }

  /**
   * Writes a file and deletes it again.
   *
   * @param mark a file that shows that what is in the folder is a former run's
   * @throws UsageException if there is something else in it or nothing can be written to it
   */
  public void requireEmptyOrMarked(String mark) {
    try {
      FileSystem files = files();
      if (files.exists(path) && !files.exists(new Path(path, mark))) {
        requireEmpty(files);
      }
    } catch (IOException e) {
      throw StoreErrors.usage("--output", uri, e);
    }
    requireWritable();
  }

  /**
   * Writes a file and deletes it again.
   *
   * @throws UsageException if nothing can be written to it
   */
  public void requireWritable() {
    try {
      FileSystem files = files();
      Path probe = new Path(path, PROBE);
      files.create(probe, true).close();
      files.delete(probe, false);
    } catch (IOException e) {
      throw StoreErrors.usage("--output", uri, e);
    }
  }

  /** Whether a job has committed rows to it. */
  public boolean committed() {
    try {
      return files().exists(new Path(path, "_SUCCESS"));
    } catch (IOException e) {
      throw StoreErrors.usage("--output", uri, e);
    }
  }

  private void requireEmpty(FileSystem files) throws IOException {
    if (files.getFileStatus(path).isFile()) {
      throw new UsageException("--output %s: is a file; name a folder".formatted(uri));
    }
    if (files.listStatusIterator(path).hasNext()) {
      throw new UsageException(
          "--output %s: is not empty, and not an output to go on with; delete what is there or name another folder"
              .formatted(uri));
    }
  }

  Path path() {
    return path;
  }

  FileSystem files() throws IOException {
    return path.getFileSystem(hadoop);
  }

  @Override
  public String toString() {
    return uri;
  }
}
