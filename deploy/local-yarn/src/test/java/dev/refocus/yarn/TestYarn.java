package dev.refocus.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The release in both modes on Hadoop's YARN. */
@Timeout(600)
@Tag("long")
class TestYarn {
  private static final Path HOME = Path.of(System.getProperty("refocus.home"));

  @TempDir private static Path folder;
  private static LocalYarn cluster;

  /** What a command came to. */
  private record Run(int exit, String text) {}

  @BeforeAll
  static void start() throws IOException {
    cluster = new LocalYarn(Files.createDirectories(folder.resolve("conf")));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void clientModeRestoresAndCountsWhatFails() throws Exception {
    Path archive = archive("client");
    Files.write(archive.resolve("torn.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    List<String> command = new ArrayList<>(List.of(HOME.resolve("deploy/refocus").toString()));
    command.addAll(restore(archive, "client output"));
    command.add("--master=yarn");
    settings().forEach(setting -> command.add("--conf=" + setting));
    Run run = run(command);
    assertThat(run.text()).containsPattern("3 inputs: .* 1 failed");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(inputs("client output")).isEqualTo(3);
  }

  @Test
  void clusterModeEndsAsTheProgramDoes() throws Exception {
    Path archive = archive("cluster");
    Run run = submit(restore(archive, "cluster output"));
    assertThat(run.text()).contains("final status: SUCCEEDED");
    assertThat(run.exit()).isZero();
    assertThat(inputs("cluster output")).isEqualTo(2);

    Files.write(archive.resolve("torn.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Run failed = submit(restore(archive, "cluster output"));
    assertThat(failed.text())
        .contains("final status: FAILED", "User application exited with status 2");
    assertThat(failed.exit()).as("whatever the program's own code is").isEqualTo(1);

    Run relative = submit(List.of("plan", "--input=cluster"));
    assertThat(relative.text()).contains("User application exited with status 1");
  }

  private static List<String> restore(Path archive, String output) {
    return List.of(
        "restore",
        "--input=" + archive,
        "--output=" + folder.resolve(output),
        "--scale=2",
        "--profile=fast",
        "--set=output.shared=true");
  }

  private static Run submit(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@" + HOME.resolve("conf/jvm.options"), "-Xmx500m", "-cp"));
    command.add(folder.resolve("conf") + ":" + HOME.resolve("spark/jars") + "/*");
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master=yarn", "--deploy-mode=cluster"));
    command.addAll(List.of("--class=dev.refocus.cli.Refocus", "--jars=" + program("")));
    settings().forEach(setting -> command.addAll(List.of("--conf", setting)));
    command.add(program("refocus-job-"));
    command.addAll(arguments);
    return run(command);
  }

  private static List<String> settings() {
    return List.of(
        // A cluster's machines have Spark's own jars, or the driver uploads them.
        "spark.yarn.jars=local:" + HOME.resolve("spark/jars") + "/*",
        "spark.yarn.stagingDir=" + folder.resolve("staging"),
        "spark.yarn.maxAppAttempts=1",
        "spark.yarn.submit.waitAppCompletion=true",
        "spark.yarn.am.memory=512m",
        "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
        "spark.driver.memory=700m",
        "spark.executor.instances=2",
        "spark.executor.memory=700m",
        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.ui.enabled=false");
  }

  private static String program(String prefix) throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve("spark/program"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
          .map(Path::toString)
          .collect(Collectors.joining(","));
    }
  }

  private static Run run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "command", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HADOOP_CONF_DIR", folder.resolve("conf").toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_HOME", HOME.resolve("spark").toString());
    builder.environment().put("REFOCUS_HEAP", "700m");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(command + " does not end: " + Files.readString(log));
    }
    return new Run(process.exitValue(), Files.readString(log));
  }

  private static int inputs(String output) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve(output).resolve("_MANIFEST.json").toFile())
        .required("inputs")
        .asInt();
  }

  private static Path archive(String name) throws IOException {
    Path archive = Files.createDirectories(folder.resolve(name));
    for (int i = 0; i < 2; i++) {
      BufferedImage image = new BufferedImage(24, 24 + i, BufferedImage.TYPE_BYTE_GRAY);
      for (int sample = 0; sample < 24 * 24; sample++) {
        image.getRaster().setSample(sample % 24, sample / 24, 0, sample * 37 % 200);
      }
      ImageIO.write(image, "png", archive.resolve(i + ".png").toFile());
    }
    return archive;
  }
}
