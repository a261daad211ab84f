package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of a user without a home, as {@code nobody} and a container's arbitrary one are: libtorch must
 * come from nowhere that another user can have made.
 */
@Timeout(180)
@Tag("long")
class TestNativeLibraries {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home"), "deploy/refocus").toString();

  @TempDir private Path folder;
  @TempDir private Path temporary;
  private Path own;

  @BeforeEach
  void makeTheNameThatDjlWouldTake() throws IOException {
    own = temporary.resolve("refocus-" + Files.getAttribute(temporary, "unix:uid"));
    Files.createDirectory(temporary.resolve(".djl.ai"));
    Files.write(folder.resolve("lr.png"), SampleImages.png(24, 24, 1));
  }

  @Test
  void areUnpackedToAFolderOfTheUsers() throws IOException {
    CommandLine fit = fit();
    assertThat(fit.exit()).as(fit.errors()).isZero();
    assertThat(own.resolve("pytorch")).isNotEmptyDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
    assertThat(temporary.resolve(".djl.ai")).isEmptyDirectory();
    assertThat(temporary).as("JNA's are there too").isDirectoryNotContaining("glob:**/jna*");
  }

  @Test
  void areNotLoadedFromAFolderThatOthersCanWriteTo() throws IOException {
    Files.createDirectory(own);
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    CommandLine fit = fit();
    assertThat(fit.exit()).isEqualTo(1);
    assertThat(said(fit))
        .singleElement()
        .asString()
        .startsWith("refocus: " + own + ": others may write to it (rwxrwxrwx)")
        .contains("set DJL_CACHE_DIR");
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void areNotLoadedThroughALink() throws IOException {
    Files.createSymbolicLink(own, folder);
    CommandLine fit = fit();
    assertThat(fit.exit()).isEqualTo(1);
    assertThat(said(fit)).singleElement().asString().contains(own + ": is not a folder");
    Files.delete(own);
  }

  private CommandLine fit() {
    String properties = "-Duser.home=/dev/null -Djava.io.tmpdir=" + temporary;
    return CommandLine.run(
        folder,
        Map.of("JAVA_TOOL_OPTIONS", properties),
        LAUNCHER,
        "fit",
        "lr.png",
        "--scale=2",
        "--profile=fast",
        "--output=hr.png",
        "--kernel-output=k.csv");
  }

  /** Without Java's own remark on the variable. */
  private static List<String> said(CommandLine fit) {
    return fit.errors().lines().filter(line -> !line.startsWith("Picked up")).toList();
  }
}
