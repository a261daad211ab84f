package dev.refocus.store;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** A file that is there whole or not at all, and replaces another in one step. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes it.
   *
   * @throws IOException if the store does not take it after its retries; what was there before
   *     still is, or the new file is
   */
  public static void write(FileSystem files, Path path, byte[] bytes) throws IOException {
    if (files.getUri().getScheme().equals("s3a")) {
      // An object appears when its upload ends; a rename would copy it.
      writeWhole(files, path, bytes);
      return;
    }
    Path partial = path.suffix("." + UUID.randomUUID() + ".partial");
    try {
      writeWhole(files, partial, bytes);
      FileContext.getFileContext(files.getUri(), files.getConf())
          .rename(partial, path, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      files.delete(partial, false);
      throw e;
    } catch (FSError e) {
      files.delete(partial, false);
      throw DiskErrors.exception(e);
    }
  }

  private static void writeWhole(FileSystem files, Path path, byte[] bytes) throws IOException {
    FSDataOutputStream out = files.create(path, true);
    try {
      out.write(bytes);
    } catch (FSError e) {
      closeQuietly(out);
      throw e;
    } catch (IOException e) {
      // Closed as usual, an object store's stream would publish the part that it has.
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      }
      throw e;
    }
    out.close();
  }

  /** To be deleted anyway; a full disk does not even let it be closed. */
  private static void closeQuietly(FSDataOutputStream out) {
    try {
      out.close();
    } catch (IOException | FSError e) {
      // The first error says it.
    }
  }
}
