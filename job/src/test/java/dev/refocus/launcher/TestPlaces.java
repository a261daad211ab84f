package dev.refocus.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refocus.ParquetTable;
import dev.refocus.RawFiles;
import dev.refocus.SampleImages;
import dev.refocus.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs as cron, containers and hardened machines start them. */
@Timeout(240)
@Tag("long")
class TestPlaces {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home"), "deploy/refocus").toString();
  private static final Path SPARK_JARS =
      Path.of(System.getProperty("refocus.home"), "job/target/spark-home/jars");
  private static final Map<String, String> POSIX = Map.of("LC_ALL", "POSIX");

  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectories(folder.resolve("archive"));
    image("plain.png", 1);
  }

  /** JUnit cannot name all of them. */
  @AfterEach
  void deleteFiles() throws IOException {
    RawFiles.delete(folder);
  }

  @Test
  void everyNameHasItsRowInCronsLocale() throws IOException {
    image("\u00e9t\u00e9-\u82b1.png", 2);
    image("gr\u00f6\u00dfe/x.png", 3);
    RawFiles.write(archive, "caf\u00e9.png", ISO_8859_1, SampleImages.png(24, 24, 4));
    Path output = folder.resolve("output");
    CommandLine run = restore(POSIX, "'" + archive + "'", output.toString());
    assertThat(run.errors()).containsPattern("4 inputs: .* 1 failed");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(new ParquetTable(output).rows("/archive"))
        .containsOnlyKeys(
            "plain.png", "\u00e9t\u00e9-\u82b1.png", "gr\u00f6\u00dfe/x.png", "caf\\xE9.png")
        .hasEntrySatisfying(
            "caf\\xE9.png", row -> assertThat(row).containsEntry("status", "failed"));
  }

  @Test
  void argumentsAreTakenAsTheyAreTypedInCronsLocale() throws IOException {
    RawFiles.write(folder, "gr\u00f6\u00dfe/x.png", UTF_8, SampleImages.png(24, 24, 3));
    CommandLine run = restore(POSIX, "gr\u00f6\u00dfe", "s\u00f6rtie");
    assertThat(run.errors()).contains("1 inputs: ");
    assertThat(run.exit()).isZero();
    assertThat(RawFiles.path(folder, "s\u00f6rtie/_MANIFEST.json", UTF_8)).exists();
  }

  @Test
  void digitsOfTheLanguageAreNotWritten() throws IOException {
    Path output = folder.resolve("output");
    Map<String, String> persian =
        Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=fa -Duser.country=IR");
    CommandLine run = restore(persian, "archive", output.toString(), "--json");
    assertThat(run.errors()).contains("1 inputs: ");
    assertThat(run.exit()).isZero();
    assertThat(run.output()).contains("plain.png").matches("\\p{ASCII}*");
  }

  @Test
  void aUserWithoutANameRestores() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root becomes somebody else");
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Files.setAttribute(theirs, "unix:uid", 12345);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    CommandLine run =
        shell(
            Map.of("HOME", theirs.toString()),
            "cd theirs && exec setpriv --reuid=12345 --clear-groups %s"
                .formatted(command("'" + archive + "'", "output")));
    assertThat(run.errors()).contains("1 inputs: ");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aFullDeviceIsNoSuccess() throws IOException {
    CommandLine run = shell(POSIX, command("archive", "output", "--json") + " >/dev/full");
    assertThat(run.errors())
        .contains("1 inputs: ")
        .endsWith(
            "refocus: standard output cannot be written: No space left on device; the printed result is incomplete\n");
    assertThat(run.exit()).isEqualTo(3);
    CommandLine head = shell(POSIX, command("archive", "output", "--json") + " >&-");
    assertThat(head.exit()).as("an output that nobody wants").isZero();
  }

  /**
   * The workers have Spark alone, and their executors fetch the program. Where /tmp forbids
   * programs, zstd's library cannot be loaded, as if it were not there.
   */
  @Test
  void aClusterOfPlainSparkRestoresWhereNativeLibrariesCannotBeUnpacked() throws Exception {
    image("gr\u00f6\u00dfe.png", 2);
    Path spark = Files.createDirectories(folder.resolve("spark"));
    try (StandaloneCluster cluster = StandaloneCluster.ofPlainSpark(spark, SPARK_JARS)) {
      Path output = folder.resolve("output");
      CommandLine run =
          restore(
              Map.of("JAVA_TOOL_OPTIONS", "-DZstdNativePath=/none/libzstd.so"),
              "archive",
              "output",
              "--set=output.shared=true",
              "--master=" + cluster.master(),
              "--conf=spark.executor.memory=1g",
              "--conf=spark.driver.host=127.0.0.1",
              "--conf=spark.driver.bindAddress=127.0.0.1");
      assertThat(run.errors()).contains("2 inputs: ");
      assertThat(run.exit()).isZero();
      assertThat(new ParquetTable(output).rows("/archive"))
          .containsOnlyKeys("plain.png", "gr\u00f6\u00dfe.png");
    }
  }

  private void image(String name, long seed) throws IOException {
    RawFiles.write(archive, name, UTF_8, SampleImages.png(24, 24, seed));
  }

  private CommandLine restore(
      Map<String, String> environment, String input, String output, String... more)
      throws IOException {
    return shell(environment, "exec " + command(input, output, more));
  }

  private static String command(String input, String output, String... more) {
    List<String> words = new ArrayList<>(List.of(LAUNCHER, "restore"));
    words.addAll(List.of("--input", input, "--output", output, "--scale=2", "--profile=fast"));
    words.add("--conf=spark.ui.enabled=false");
    words.addAll(List.of(more));
    return String.join(" ", words);
  }

  /** From a script: this JVM may not be able to write the arguments. */
  private CommandLine shell(Map<String, String> environment, String command) throws IOException {
    Path script = Files.writeString(folder.resolve("command.sh"), command + "\n", UTF_8);
    Map<String, String> all = new HashMap<>(environment);
    all.put("REFOCUS_HEAP", "1500m");
    return CommandLine.run(folder, all, "sh", script.toString());
  }
}
