package dev.refocus.discover;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Reads the bytes of an input, where they are needed. */
public final class ImageReader {
  private final Configuration hadoop;
  private final long maxBytes;

  /**
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
    requireReadable(ref);
    requireWithin(ref.bytes());
    Path path = new Path(ref.uri());
    try (FSDataInputStream stream = files(path).open(path)) {
      // One more than the bound tells a file that has grown since it was listed.
      byte[] bytes = stream.readNBytes(Math.toIntExact(maxBytes + 1));
      requireWithin(bytes.length);
      return bytes;
    } catch (IOException e) {
      if (StoreErrors.isFault(e)) {
        throw new StoreFault(ref.uri(), e);
      }
      throw new RefocusException(ErrorCode.UNREADABLE, StoreErrors.explain(ref.uri(), e), e);
    }
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
          "%d bytes, the bound is %d; raise limits.max-bytes".formatted(bytes, maxBytes));
    }
  }
}
