package dev.refocus.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code refocus restore} in a JVM of its own, which can be killed. */
final class DriverProcess implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("refocus.home"));
  private static final int PATIENCE_MINUTES = 15;

  private final Process process;
  private final Path log;

  private DriverProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static DriverProcess start(Path folder, List<String> arguments) throws IOException {
    Path log = Files.createTempFile(folder, "driver", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + HOME.resolve("conf/jvm.options"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"));
    command.add("-Drefocus.home=" + HOME);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.refocus.cli.Refocus");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return new DriverProcess(builder.redirectOutput(log.toFile()).start(), log);
  }

  /** As {@code kill -9} does; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As {@code kill -STOP} and {@code kill -CONT} do: a machine that hangs and comes back. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT, "still running after %d minutes; see %s", PATIENCE_MINUTES, log));
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    kill();
  }
}
