package dev.refocus.launcher;

import dev.refocus.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a command typed into a shell came to. */
record CommandLine(int exit, String output, String errors) {

  static CommandLine run(Path directory, Map<String, String> environment, String... command) {
    try {
      Path output = Files.createTempFile("refocus", ".out");
      Path errors = Files.createTempFile("refocus", ".err");
      ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
      builder.environment().putAll(environment);
      builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
      Process process =
          builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      int exit = ended ? process.exitValue() : -1;
      CommandLine result =
          new CommandLine(exit, Files.readString(output), withoutProcessor(errors));
      Files.delete(output);
      Files.delete(errors);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without libtorch's words about a processor that its NNPACK does not know. */
  private static String withoutProcessor(Path errors) throws IOException {
    return CommandRun.withoutWaiting(
        Files.readString(errors).replaceAll("(?m)^\\[W[^\n]* NNPACK\\.cpp:[^\n]*\n", ""));
  }
}
