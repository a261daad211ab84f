package dev.refocus.locals3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server as its users start it: another JVM. */
record ServerProcess(Process process, BufferedReader output) implements AutoCloseable {

  static ServerProcess start(Map<String, String> environment, String... buckets) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LocalS3.class.getName());
    command.addAll(List.of(buckets));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      return new ServerProcess(process, process.inputReader(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() throws IOException {
    String line = output.readLine();
    String prefix = "LISTENING ";
    if (line == null || !line.startsWith(prefix)) {
      throw new IOException("first line of the server: " + line);
    }
    return URI.create(line.substring(prefix.length()));
  }

  String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
