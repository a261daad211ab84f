package dev.refocus.commit.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class TestOutputFolder {
  @TempDir private Path temporary;

  @Test
  void acceptsAnAbsentAndAnEmptyFolderAndLeavesNothing() {
    Path output = temporary.resolve("deep/output");
    folder(output).requireEmptyOrMarked("_MARK");
    folder(output).requireEmptyOrMarked("_MARK");
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void refusesAFolderWithSomethingInIt() throws IOException {
    Files.writeString(temporary.resolve("result"), "precious");
    assertThatThrownBy(() -> folder(temporary).requireEmptyOrMarked("_MARK"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--output %s: the folder is not empty and is no output of an earlier run; delete its files or name another folder",
            temporary);
    assertThat(temporary.resolve("result")).hasContent("precious");
  }

  @Test
  void whatAKilledStartLeavesIsNoObstacle() throws IOException {
    Files.createFile(temporary.resolve("_refocus_write_check"));
    String id = UUID.randomUUID().toString();
    Files.writeString(temporary.resolve("_CONFIG.json." + id + ".partial"), "{ \"config_");
    folder(temporary).requireEmptyOrMarked("_MARK");
    assertThat(temporary.resolve("_refocus_write_check")).doesNotExist();
    Files.writeString(temporary.resolve("photo." + id + ".partial"), "precious");
    assertThatThrownBy(() -> folder(temporary).requireEmptyOrMarked("_MARK"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void isQualifiedWhereItIsTyped() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(new OutputFolder("some folder", new Configuration()).location())
        .isEqualTo("file:" + here + "/some folder");
  }

  @Test
  void aLocalFolderOfAClusterMustBeShared() {
    OutputFolder folder = folder(temporary);
    assertThat(folder.requireReachable("local[*]", false)).isSameAs(folder);
    assertThat(folder.requireReachable("yarn", true)).isSameAs(folder);
    assertThatThrownBy(() -> folder.requireReachable("yarn", false))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--output %s: is a local folder, and each executor of yarn would write to its own disk; name a folder in s3a:// or hdfs://, or set output.shared=true if all machines share this one",
            temporary);
  }

  @Test
  @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "ANSI_X3.4-1968")
  void refusesANameThatTheLocaleCannotWrite() {
    assertThatThrownBy(() -> new OutputFolder(temporary + "/s\u00f6rtie", new Configuration()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--output %s/s\u00f6rtie: the locale of this machine (US-ASCII) cannot write the name; set LC_ALL=C.UTF-8, on executors spark.executorEnv.LC_ALL=C.UTF-8",
            temporary);
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "precious");
    assertThatThrownBy(() -> folder(file).requireEmptyOrMarked("_MARK"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--output %s: is a file; name a folder", file);
  }

  @Test
  void refusesAFolderBelowAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "precious");
    assertThatThrownBy(() -> folder(file.resolve("below")).requireEmptyOrMarked("_MARK"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--output %s/below: a file stands where a folder must be; name another path", file);
  }

  @Test
  void refusesAnUnknownStore() {
    assertThatThrownBy(() -> new OutputFolder("gopher://host/output", new Configuration()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--output gopher://host/output: unknown kind of store; use s3a://, hdfs://, file: or a path");
  }

  private static OutputFolder folder(Path path) {
    return new OutputFolder(path.toString(), new Configuration());
  }
}
