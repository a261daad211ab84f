package dev.refocus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStagedFiles {
  @TempDir private Path folder;

  @Test
  void showsNothingBeforeTheCommit() throws IOException {
    try (StagedFiles files = new StagedFiles()) {
      files.add(folder.resolve("a"), new byte[] {1});
      assertThat(folder.resolve("a")).doesNotExist();
      files.commit();
    }
    assertThat(folder).isDirectoryContaining("glob:**/a");
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void leavesOldFilesAndNoTemporariesWithoutACommit() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    try (StagedFiles files = new StagedFiles()) {
      files.add(folder.resolve("a"), new byte[] {1});
    }
    assertThat(folder.toFile().list()).containsExactly("a");
    assertThat(folder.resolve("a")).hasContent("old");
  }

  @Test
  void replacesAnOldFile() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    try (StagedFiles files = new StagedFiles()) {
      files.add(folder.resolve("a"), new byte[] {1});
      files.commit();
    }
    assertThat(folder.resolve("a")).hasBinaryContent(new byte[] {1});
  }
}
