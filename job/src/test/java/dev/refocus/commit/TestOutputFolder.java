package dev.refocus.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
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
            "--output %s: is not empty, and not an output to go on with; delete what is there or name another folder",
            temporary);
    assertThat(temporary.resolve("result")).hasContent("precious");
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
    OutputFolder folder = new OutputFolder("gopher://host/output", new Configuration());
    assertThatThrownBy(() -> folder.requireEmptyOrMarked("_MARK"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--output gopher://host/output: unknown kind of store; use s3a://, hdfs://, file: or a path");
  }

  private static OutputFolder folder(Path path) {
    return new OutputFolder(path.toString(), new Configuration());
  }
}
