package dev.refocus.faults;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A named pipe: whoever opens it to read hangs in the operating system until somebody opens it to
 * write, and cannot be interrupted.
 */
record Pipe(Path path) implements AutoCloseable {
  static Pipe make(Path path) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(String.format(Locale.ROOT, "mkfifo %s: exit code %d", path, exit));
    }
    return new Pipe(path);
  }

  /** Returns when somebody reads; the reader then goes on to hang, for it gets no byte. */
  FileOutputStream awaitReader() throws IOException {
    return new FileOutputStream(path.toFile());
  }

  /** Lets readers that still hang in this JVM go. */
  @Override
  public void close() {
    try {
      // For reading and writing, which needs nobody at the other end.
      new java.io.RandomAccessFile(path.toFile(), "rw").close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot open " + path, e);
    }
  }
}
