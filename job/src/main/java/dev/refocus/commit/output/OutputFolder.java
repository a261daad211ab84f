package dev.refocus.commit.output;

import dev.refocus.UsageException;
import dev.refocus.store.AtomicFile;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.LocalNames;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StorePath;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The place of a run's files. */
public final class OutputFolder {
  /** Of the logs, one for each run. */
  public static final String LOGS = "_logs";

  public static final String PROBE = "_refocus_write_check";

  /** What a run that was killed at its start leaves, or one that starts just now has. */
  private static final Pattern LEFTOVER =
      Pattern.compile(PROBE + "|_(CONFIG|EXPORT)\\.json\\.[0-9a-f-]{36}\\.partial");

  private final String option;
  private final String uri;
  private final Path path;
  private final Configuration hadoop;

  public OutputFolder(String uri, Configuration hadoop) {
    this("--output", uri, hadoop);
  }

  /**
   * A folder that an option names.
   *
   * @param option that names the folder, for messages
   */
  public OutputFolder(String option, String uri, Configuration hadoop) {
    this.option = option;
    this.uri = uri;
    this.hadoop = hadoop;
    try {
      Path typed = StorePath.of(uri);
      // Executors have working folders of their own.
      this.path = typed.getFileSystem(hadoop).makeQualified(typed);
    } catch (IOException | IllegalArgumentException e) {
      throw StoreErrors.usage(option, uri, e);
    }
    LocalNames.unwritable(path)
        .ifPresent(
            reason -> {
              throw new UsageException("%s %s: %s".formatted(option, uri, reason));
            });
  }

  /**
   * Accepts a folder that is empty, absent, or the output of a former run, and that can be written
   * to.
   *
   * @param mark the file that a former run leaves in its output
   * @throws UsageException if the folder holds other files or cannot be written to
   */
  public void requireEmptyOrMarked(String mark) {
    try {
      FileSystem files = files();
      if (files.exists(path) && !files.exists(new Path(path, mark))) {
        requireEmpty(files);
      }
    } catch (IOException e) {
      throw StoreErrors.usage(option, uri, e);
    }
    requireWritable();
  }

  /**
   * Tries to write: creates a file and deletes it.
   *
   * @throws UsageException if the folder cannot be written to
   */
  public void requireWritable() {
    try {
      FileSystem files = files();
      Path probe = new Path(path, PROBE);
      files.create(probe, true).close();
      files.delete(probe, false);
    } catch (IOException e) {
      throw StoreErrors.usage(option, uri, e);
    } catch (FSError e) {
      throw StoreErrors.usage(option, uri, DiskErrors.exception(e));
    }
  }

  /** Writes the log of a run, or replaces it by a longer one. */
  public void putLog(String runId, byte[] log) throws IOException {
    AtomicFile.write(files(), new Path(new Path(path, LOGS), runId + ".log"), log);
  }

  /** Whether a Spark job has committed rows to the folder. */
  public boolean committed() {
    try {
      return files().exists(new Path(path, "_SUCCESS"));
    } catch (IOException e) {
      throw StoreErrors.usage(option, uri, e);
    }
  }

  private void requireEmpty(FileSystem files) throws IOException {
    if (files.getFileStatus(path).isFile()) {
      throw new UsageException("%s %s: is a file; name a folder".formatted(option, uri));
    }
    RemoteIterator<FileStatus> found = files.listStatusIterator(path);
    while (found.hasNext()) {
      if (!LEFTOVER.matcher(found.next().getPath().getName()).matches()) {
        throw new UsageException(
            "%s %s: the folder is not empty and is no output of an earlier run; delete its files or name another folder"
                .formatted(option, uri));
      }
    }
  }

  /**
   * Refuses a local folder on a cluster: every machine has its own, and the driver would never see
   * what executors write to theirs.
   *
   * @param master Spark's
   * @param shared whether the user says that it is one folder on all machines
   * @throws UsageException if it is a local folder on a cluster and not shared
   */
  public OutputFolder requireReachable(String master, boolean shared) {
    if (!shared && !master.startsWith("local") && path.toUri().getScheme().equals("file")) {
      throw new UsageException(
          "%s %s: is a local folder, and each executor of %s would write to its own disk; name a folder in s3a:// or hdfs://, or set output.shared=true if all machines share this one"
              .formatted(option, uri, master));
    }
    return this;
  }

  /** The absolute path with its scheme, which means the same to every machine. */
  public String location() {
    return path.toString();
  }

  public Path path() {
    return path;
  }

  public FileSystem files() throws IOException {
    return path.getFileSystem(hadoop);
  }

  @Override
  public String toString() {
    return uri;
  }
}
