package dev.refocus;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A real Spark master and a worker with two cores, each a JVM of its own on the loopback. */
public final class StandaloneCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final List<String> options;
  private final String classPath;
  private final int port = freePort();
  private final int webPort = freePort();
  private final List<Process> processes = new ArrayList<>();

  /**
   * Starts a cluster.
   *
   * @param home an empty folder for the logs and what the worker needs
   */
  public StandaloneCluster(Path home) throws IOException, InterruptedException {
    this(home, List.of());
  }

  /**
   * Starts a cluster with options.
   *
   * @param home an empty folder for the logs and what the worker needs
   * @param options of both JVMs, such as {@code -Dspark.worker.resource.gpu.amount=1}
   */
  public StandaloneCluster(Path home, List<String> options)
      throws IOException, InterruptedException {
    this(home, options, System.getProperty("java.class.path"));
    // What Spark asks of a distribution; the class path comes with the application.
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("RELEASE"));
    start();
  }

  private StandaloneCluster(Path home, List<String> options, String classPath) {
    this.home = home;
    this.options = options;
    this.classPath = classPath;
  }

  /**
   * Starts a cluster that knows Spark and nothing else.
   *
   * @param home an empty folder for the logs
   * @param jars of a distribution of Spark
   */
  public static StandaloneCluster ofPlainSpark(Path home, Path jars)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(home, List.of(), jars + "/*");
    Files.createSymbolicLink(home.resolve("jars"), jars);
    Files.createFile(home.resolve("RELEASE"));
    cluster.start();
    return cluster;
  }

  private void start() throws IOException, InterruptedException {
    try {
      start("org.apache.spark.deploy.master.Master", "--port", port, "--webui-port", webPort);
      start(
          "org.apache.spark.deploy.worker.Worker",
          "--webui-port",
          0,
          "--cores",
          2,
          "--memory",
          "4g",
          "--work-dir",
          home.resolve("work"),
          master());
      awaitWorker();
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  public String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** The executors' processes. */
  public Stream<ProcessHandle> executors() {
    return processes.get(1).descendants();
  }

  private void start(String mainClass, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Checkout.root().resolve("conf/jvm.options"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(List.of("--host", "127.0.0.1"));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    // As services are started: what executors do must not depend on it.
    builder.environment().put("LC_ALL", "POSIX");
    String log = mainClass.substring(mainClass.lastIndexOf('.') + 1) + ".log";
    builder.redirectErrorStream(true).redirectOutput(home.resolve(log).toFile());
    processes.add(builder.start());
  }

  private void awaitWorker() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!status().contains("\"aliveworkers\" : 1")) {
      if (Instant.now().isAfter(end) || !processes.stream().allMatch(Process::isAlive)) {
        throw new IllegalStateException("no worker within %s; see %s".formatted(PATIENCE, home));
      }
      Thread.sleep(200);
    }
  }

  private String status() throws InterruptedException {
    URI page = URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d/json/", webPort));
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "not up yet";
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
