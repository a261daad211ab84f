package dev.refocus.discover;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.LocalNames;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StoreFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Reads the bytes of an input, where they are needed. */
public final class ImageReader {
  private final Configuration hadoop;
  private final long maxBytes;

  /**
   * A reader of files that are not too large.
   *
   * @param maxBytes above which nothing is read into memory
   */
  public ImageReader(Configuration hadoop, long maxBytes) {
    this.hadoop = hadoop;
    this.maxBytes = maxBytes;
  }

  /**
   * The whole file.
   *
   * @throws RefocusException {@code TOO_MANY_BYTES}, or {@code UNREADABLE} if the file is gone,
   *     forbidden or damaged, or the listing has refused it
   * @throws StoreFault if the store itself is in trouble
   */
  public byte[] read(ImageRef ref) {
    requireWithin(ref.bytes());
    byte[] bytes = read(ref, maxBytes + 1);
    // One more than the bound tells a file that has grown since it was listed.
    requireWithin(bytes.length);
    return bytes;
  }

  /**
   * The first bytes of the file, {@code length} of them or all.
   *
   * @throws RefocusException as {@link #read(ImageRef)} does
   */
  public byte[] head(ImageRef ref, int length) {
    return read(ref, length);
  }

  private byte[] read(ImageRef ref, long length) {
    requireReadable(ref);
    Path path = new Path(ref.file());
    requireWritable(ref, path);
    try (FSDataInputStream stream = files(path).open(path)) {
      return stream.readNBytes(Math.toIntExact(length));
    } catch (IOException e) {
      throw failure(ref, path, e);
    } catch (FSError e) {
      throw failure(ref, path, DiskErrors.exception(e));
    }
  }

  /** Java would open the file of another name. */
  private static void requireWritable(ImageRef ref, Path path) {
    LocalNames.unwritable(path)
        .ifPresent(
            reason -> {
              throw new RefocusException(ErrorCode.UNREADABLE, ref.uri() + ": " + reason);
            });
  }

  private static RuntimeException failure(ImageRef ref, Path path, IOException error) {
    return StoreErrors.isFault(error)
        ? new StoreFault(ref.uri(), error)
        : new RefocusException(ErrorCode.UNREADABLE, reason(ref, path, error), error);
  }

  private static String reason(ImageRef ref, Path path, IOException error) {
    return error instanceof FileNotFoundException && LocalNames.isEscaped(path)
        ? ref.uri() + ": " + LocalNames.NOT_UTF8
        : StoreErrors.explain(ref.uri(), error);
  }

  private static void requireReadable(ImageRef ref) {
    if (ref.refusal() != null) {
      throw new RefocusException(ref.refusal().code(), ref.refusal().message());
    }
  }

  /** Local files as they are: Hadoop's checksums beside them cannot be named after a colon. */
  private FileSystem files(Path path) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  private void requireWithin(long bytes) {
    if (bytes > maxBytes) {
      throw new RefocusException(
          ErrorCode.TOO_MANY_BYTES,
          String.format(
              Locale.ROOT, "%d bytes, the bound is %d; raise limits.max-bytes", bytes, maxBytes));
    }
  }
}
