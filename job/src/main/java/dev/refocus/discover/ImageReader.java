package dev.refocus.discover;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
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
   *     forbidden or damaged
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
    Path path = new Path(ref.file());
    try (FSDataInputStream stream = path.getFileSystem(hadoop).open(path)) {
      return stream.readNBytes(Math.toIntExact(length));
    } catch (IOException e) {
      if (StoreErrors.isFault(e)) {
        throw new StoreFault(ref.uri(), e);
      }
      throw new RefocusException(ErrorCode.UNREADABLE, StoreErrors.explain(ref.uri(), e), e);
    }
  }

  private void requireWithin(long bytes) {
    if (bytes > maxBytes) {
      throw new RefocusException(
          ErrorCode.TOO_MANY_BYTES,
          "%d bytes, the bound is %d; raise limits.max-bytes".formatted(bytes, maxBytes));
    }
  }
}
