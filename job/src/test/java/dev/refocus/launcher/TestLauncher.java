package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code deploy/refocus} on what this build has packaged; the build runs it after that. */
@Timeout(180)
@Tag("long")
class TestLauncher {
  private static final Path HOME = Path.of(System.getProperty("refocus.home"));

  @TempDir private Path folder;

  /** JUnit deletes them too, with a warning for each. */
  @AfterEach
  void deleteLinks() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void startsThroughASymbolicLinkFromAnyFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("refocus"), HOME.resolve("deploy/refocus"));
    CommandLine version = CommandLine.run(folder, Map.of(), link.toString(), "--version");
    assertThat(version.errors()).isEmpty();
    assertThat(version.output()).contains("0.1.0");
    assertThat(version.exit()).isZero();
  }

  @Test
  void startsFromAFolderWithSpacesInItsName() throws IOException {
    Path launcher = installation("an installed copy");
    CommandLine help = CommandLine.run(folder, Map.of(), launcher.toString(), "--help");
    assertThat(help.errors()).isEmpty();
    assertThat(help.output()).contains("restore", "fit", "demo");
    assertThat(help.exit()).isZero();
  }

  @Test
  void keepsSpacesInArgumentsAndTheUsersFolder() throws IOException {
    Files.write(folder.resolve("LR image.png"), SampleImages.png(24, 24, 1));
    String launcher = installation("an installed copy").toString();
    CommandLine fit =
        CommandLine.run(
            folder,
            Map.of(),
            launcher,
            "fit",
            "LR image.png",
            "--output=HR image.png",
            "--kernel-output=its kernel.csv");
    assertThat(fit.errors()).isEmpty();
    assertThat(fit.exit()).isZero();
    assertThat(folder.resolve("HR image.png")).isNotEmptyFile();
    assertThat(folder.resolve("its kernel.csv")).isNotEmptyFile();
  }

  @Test
  void refusesAnUnknownCommand() {
    CommandLine unknown = CommandLine.run(folder, Map.of(), launcher(), "restroe");
    assertThat(unknown.errors()).contains("restroe");
    assertThat(unknown.exit()).isEqualTo(1);
  }

  @Test
  void saysWhichJavaIsMissing() {
    CommandLine result =
        CommandLine.run(folder, Map.of("JAVA_HOME", "/no/such/java"), launcher(), "--help");
    assertThat(result.errors())
        .startsWith("refocus: no Java at '/no/such/java/bin/java'; install Java 17")
        .hasLineCount(1);
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void asksForMavenWhereNothingIsBuilt() throws IOException {
    Path launcher = checkout("an empty checkout");
    CommandLine result =
        CommandLine.run(
            folder, Map.of("PATH", pathWithoutMaven().toString()), launcher.toString(), "--help");
    assertThat(result.errors())
        .startsWith("refocus: the program is not built yet, and there is no Maven to build it")
        .hasLineCount(1);
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void pointsToTheLogOfABuildThatFails() throws IOException {
    Path launcher = checkout("a broken checkout");
    Files.writeString(launcher.resolveSibling("../pom.xml"), "<project/>");
    CommandLine result = CommandLine.run(folder, Map.of(), launcher.toString(), "--help");
    Path log = folder.resolve("a broken checkout/target/build.log").toRealPath();
    assertThat(result.errors().lines().filter(line -> !line.startsWith("refocus: building for ")))
        .containsExactly(
            "refocus: building; the log is " + log,
            "refocus: the build failed; the reason is in " + log);
    assertThat(log).content().contains("[ERROR]");
    assertThat(result.exit()).isEqualTo(1);
  }

  /** Maven itself, after a download from a slow network. */
  @Test
  void saysWhatTheBuildIsDoing() throws IOException {
    Path launcher = checkout("a slow checkout");
    Files.writeString(launcher.resolveSibling("../pom.xml"), "<project/>");
    Path tools = Files.createDirectory(folder.resolve("slow tools"));
    Path maven = tools.resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        echo '[INFO] Building refocus-job 0.1.0                     [3/4]'
        echo 'Downloading from central: https://repo.maven.apache.org/maven2/a/b/spark-core.jar'
        sleep 6
        PATH=${PATH#*:} exec mvn "$@"
        """);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    CommandLine result =
        CommandLine.run(
            folder,
            Map.of("PATH", tools + ":" + System.getenv("PATH")),
            launcher.toString(),
            "--help");
    assertThat(result.errors().lines())
        .anyMatch(line -> line.matches("refocus: building for \\d+ s: downloading spark-core.jar"))
        .last()
        .asString()
        .startsWith("refocus: the build failed; the reason is in ");
  }

  @Test
  void refusesAPathThatJavaCannotTake() throws IOException {
    Path launcher = installation("a:colon");
    CommandLine result = CommandLine.run(folder, Map.of(), launcher.toString(), "--help");
    assertThat(result.errors()).contains("a:colon holds a colon").hasLineCount(1);
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void saysThatTooFewFilesMayBeOpen() {
    String command = "ulimit -n 200; exec '%s' --help".formatted(launcher());
    CommandLine result = CommandLine.run(folder, Map.of(), "bash", "-c", command);
    assertThat(result.errors())
        .isEqualTo(
            "refocus: only 200 files may be open (ulimit -n); Spark needs 512, 4096 for large runs: raise it\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void namesTheVariableOfAHeapThatIsTooSmall() throws IOException {
    Files.write(folder.resolve("lr.png"), SampleImages.png(24, 24, 1));
    CommandLine result =
        CommandLine.run(folder, Map.of("REFOCUS_HEAP", "180m"), launcher(), "score", "lr.png");
    assertThat(result.errors())
        .startsWith("refocus: the heap has ")
        .endsWith("Spark needs 450; set REFOCUS_HEAP, such as to 2g\n")
        .hasLineCount(1);
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void saysWhoseBuildIsOld() throws IOException {
    Path launcher = checkout("another user's checkout");
    // Stands for a folder that may not be written to, which root always may.
    Files.createFile(folder.resolve("another user's checkout/target"));
    CommandLine result = CommandLine.run(folder, Map.of(), launcher.toString(), "--help");
    assertThat(result.errors()).contains("you may not write to").hasLineCount(1);
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void sparksFoldersAreMadeWhereTheVariableSays() throws IOException {
    Files.write(folder.resolve("lr.png"), SampleImages.png(24, 24, 1));
    Path file = Files.createFile(folder.resolve("no folder"));
    CommandLine result =
        CommandLine.run(
            folder, Map.of("SPARK_LOCAL_DIRS", file.toString()), launcher(), "score", "lr.png");
    assertThat(result.errors())
        .startsWith("refocus: spark.local.dir " + file + ": the program cannot write there")
        .hasLineCount(1);
    assertThat(result.exit()).isEqualTo(1);
  }

  private static String launcher() {
    return HOME.resolve("deploy/refocus").toString();
  }

  /** What an image for a cluster holds: the launcher, its settings and the jars, no sources. */
  private Path installation(String name) throws IOException {
    Path launcher = copyOfLauncher(name);
    Files.createSymbolicLink(folder.resolve(name).resolve("conf"), HOME.resolve("conf"));
    Files.createSymbolicLink(folder.resolve(name).resolve("job"), HOME.resolve("job"));
    return launcher;
  }

  private Path checkout(String name) throws IOException {
    Path launcher = copyOfLauncher(name);
    Files.createFile(folder.resolve(name).resolve("pom.xml"));
    return launcher;
  }

  private Path copyOfLauncher(String name) throws IOException {
    Path deploy = Files.createDirectories(folder.resolve(name).resolve("deploy"));
    return Files.copy(HOME.resolve("deploy/refocus"), deploy.resolve("refocus"));
  }

  private Path pathWithoutMaven() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : new String[] {"sh", "dirname", "readlink", "sed", "mkdir", "flock"}) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.createSymbolicLink(tools.resolve("java"), java);
    return tools;
  }
}
