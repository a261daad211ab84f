package dev.refocus.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the release that the build has made, as a user of a cluster does.
 *
 * @param folder for logs, and that the commands run in
 * @param cluster that they name
 */
record Release(Path folder, LocalKubernetes cluster) {
  static final Path HOME = Path.of(System.getProperty("refocus.home"));

  /** What a command came to. */
  record Run(int exit, String text) {}

  Run client(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("deploy/refocus").toString()));
    command.addAll(List.of(arguments));
    command.add("--master=" + cluster.master());
    settings().forEach(setting -> command.add("--conf=" + setting));
    // Kubernetes itself sets them for a driver in a pod.
    command.add("--conf=spark.driver.host=127.0.0.1");
    command.add("--conf=spark.driver.bindAddress=127.0.0.1");
    return run(command);
  }

  /** The driver is a pod too. */
  Run submit(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@" + HOME.resolve("conf/jvm.options"), "-Xmx300m"));
    command.addAll(List.of("-cp", HOME.resolve("spark/jars") + "/*"));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", cluster.master(), "--deploy-mode", "cluster"));
    command.addAll(List.of("--class", "dev.refocus.cli.Refocus", "--name", "refocus"));
    Stream.concat(settings().stream(), driver())
        .forEach(setting -> command.addAll(List.of("--conf", setting)));
    command.add("local://" + program());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static List<String> settings() {
    return List.of(
        "spark.kubernetes.container.image=refocus",
        "spark.kubernetes.executor.podTemplateFile=" + template("executor.yaml"),
        "spark.executor.instances=2",
        "spark.executor.memory=700m",
        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.ui.enabled=false");
  }

  /** The API server of a real cluster has a name and a certificate. */
  private Stream<String> driver() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "none");
    Path authority = folder.resolve("ca.pem");
    if (!Files.exists(authority)) {
      Files.copy(Release.class.getResourceAsStream("/ssl/fabric8.crt"), authority);
    }
    String mounted = "spark.kubernetes.authenticate.driver.mounted.";
    return Stream.of(
        "spark.kubernetes.driver.podTemplateFile=" + template("driver.yaml"),
        "spark.kubernetes.driver.master=" + cluster.master().substring("k8s://".length()),
        mounted + "oauthTokenFile=" + token,
        mounted + "caCertFile=" + authority,
        "spark.driver.memory=700m");
  }

  private static Path template(String name) {
    return HOME.resolve("deploy/kubernetes").resolve(name);
  }

  private static Path program() throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve("spark/program"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("refocus-job-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "command", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("REFOCUS_HEAP", "700m");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s does not end: %s", command, Files.readString(log)));
    }
    return new Run(process.exitValue(), Files.readString(log));
  }
}
