package dev.refocus.decode.pixels;

import java.io.IOException;
import java.util.Arrays;
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
    byte[] single = new byte[1];
    read(single, 0, 1);
    return single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    if (streamPos + length > bytes.length + LOOK_AHEAD) {
      throw new IOException("the pixels go on after the last byte");
    }
    int start = (int) Math.min(streamPos, bytes.length);
    int there = Math.min(length, bytes.length - start);
    System.arraycopy(bytes, start, target, offset, there);
    Arrays.fill(target, offset + there, offset + length, (byte) 0);
    streamPos += length;
    return length;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
