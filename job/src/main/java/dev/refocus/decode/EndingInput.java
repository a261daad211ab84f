package dev.refocus.decode;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes that end for good.
 *
 * <p>The lossless WebP reader looks a few bytes ahead and takes every end of the stream for such a
 * look: over a truncated image it goes on for half a minute. Here a look ahead finds zeros, and
 * whoever goes on is stopped by an exception that is no EOFException.
 */
final class EndingInput extends ImageInputStreamImpl {
  private static final int LOOK_AHEAD = 16;

  private final byte[] bytes;

  EndingInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    requireMore();
    int at = (int) streamPos++;
    return at < bytes.length ? bytes[at] & 0xff : 0;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    if (streamPos >= bytes.length && length > 0) {
      target[offset] = (byte) read();
      return 1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  private void requireMore() throws IOException {
    if (streamPos >= bytes.length + LOOK_AHEAD) {
      throw new IOException("the pixels go on after the last byte");
    }
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
