package dev.refocus.evaluate.peer;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A process of a peer's command. It reads no input, and what it prints goes to a file. */
final class PeerProcess {
  /** Characters of its last line in a message. */
  private static final int MOST_WORDS = 200;

  private final String name;
  private final Path log;

  PeerProcess(String name, Path log) {
    this.name = name;
    this.log = log;
  }

  /**
   * Runs the command to its end.
   *
   * @param seconds that it may take; then it is killed, and so is what it has started
   * @throws RefocusException {@code PEER_FAILED} if it cannot be started, takes longer or says that
   *     it failed
   */
  void run(List<String> words, int seconds) {
    Process process = start(words);
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw failed("was killed after %d seconds; raise limits.seconds-per-image", seconds);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was killed because the run ended");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw failed("ended with exit code %d", process.exitValue());
    }
  }

  private Process start(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new RefocusException(
          ErrorCode.PEER_FAILED,
          "--peer %s: cannot be started (%s); every machine of the run needs the command"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** With what it printed last. */
  RefocusException failed(String what, Object... values) {
    String why = String.format(Locale.ROOT, what, values);
    String last = lastLine();
    return new RefocusException(
        ErrorCode.PEER_FAILED,
        "--peer %s: %s%s".formatted(name, why, last.isEmpty() ? "" : "; it printed last: " + last));
  }

  private String lastLine() {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      String line =
          text.lines().filter(each -> !each.isBlank()).reduce("", (before, after) -> after);
      return line.substring(0, Math.min(line.length(), MOST_WORDS));
    } catch (IOException e) {
      return "";
    }
  }
}
