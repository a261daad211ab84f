package dev.refocus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Standard output that remembers why it could not be written; Java's printers forget it. */
final class StandardOutput extends FilterOutputStream {
  private IOException failure;

  StandardOutput() {
    super(new FileOutputStream(FileDescriptor.out));
  }

  /**
   * The first failure. A reader that has gone, such as {@code head}, or a closed output is none.
   */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(StandardOutput::unwanted);
  }

  private static boolean unwanted(IOException error) {
    String message = String.valueOf(error.getMessage());
    return !message.contains("Broken pipe") && !message.contains("Bad file descriptor");
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }
}
