package dev.refocus.commit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.discover.ImageRef;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestQuarantine {
  private static final ImageRef A = new ImageRef("file:/a.png", "set", 10, 5, true);
  private static final ImageRef B = new ImageRef("file:/b.png", "set", 10, 5, true);

  @TempDir private Path folder;
  private Quarantine quarantine;

  @BeforeEach
  void openQuarantine() {
    quarantine = Quarantine.at(folder.toString(), new Configuration());
  }

  @Test
  void nothingIsInItAtFirst() {
    assertThat(quarantine.among(List.of(A, B))).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anImageThatHangsTwiceIsNotTriedAgain() {
    assertThat(quarantine.hung(A)).as("the first time").isFalse();
    assertThat(quarantine.among(List.of(A, B))).isEmpty();
    assertThat(quarantine.hung(B)).as("another image").isFalse();
    assertThat(quarantine.hung(A)).as("the second time").isTrue();
    assertThat(quarantine.among(List.of(A, B))).containsExactly(A.uri());
  }

  @Test
  void otherBytesUnderTheSameNameAreTriedAgain() {
    quarantine.hung(A);
    quarantine.hung(A);
    ImageRef mended = new ImageRef(A.uri(), "set", 11, 6, true);
    assertThat(quarantine.among(List.of(mended))).isEmpty();
  }

  @Test
  void anImageThatTwoRetriesWereLostWithIsNotTriedAgain() {
    assertThat(quarantine.begin(A, "run", 1)).isTrue();
    assertThat(quarantine.begin(A, "run", 2)).isTrue();
    assertThat(quarantine.among(List.of(A))).isEmpty();
    assertThat(quarantine.begin(A, "run", 3)).isFalse();
    assertThat(quarantine.among(List.of(A, B))).containsExactly(A.uri());
  }

  @Test
  void lostRetriesOfOtherRunsAndImagesDoNotCount() {
    quarantine.begin(A, "run", 1);
    quarantine.begin(A, "another", 1);
    quarantine.begin(B, "run", 1);
    assertThat(quarantine.begin(A, "run", 2)).isTrue();
  }

  @Test
  void aRetryThatComesThroughClearsItsOwnAttempts() throws IOException {
    quarantine.begin(A, "run", 1);
    quarantine.begin(A, "run", 2);
    quarantine.begin(B, "run", 1);
    quarantine.end(A, "run");
    assertThat(names()).containsExactly(Ledger.key(B) + ".run.1.begun");
    assertThat(quarantine.begin(A, "run", 3)).isTrue();
  }

  @Test
  void deletingItsFilesLetsAnImageBeTriedAgain() throws IOException {
    quarantine.hung(A);
    quarantine.hung(A);
    quarantine.hung(B);
    String prefix = quarantine.files(A).replaceFirst("\\*$", "").replaceFirst("^file:", "");
    for (String name : names()) {
      Path file = folder.resolve("_quarantine").resolve(name);
      if (file.toString().startsWith(prefix)) {
        Files.delete(file);
      }
    }
    assertThat(names()).containsExactly(Ledger.key(B) + ".hung");
    assertThat(quarantine.among(List.of(A))).isEmpty();
    assertThat(quarantine.hung(A)).isFalse();
  }

  @Test
  void aFileSaysWhichImageItIsAbout() throws IOException {
    quarantine.hung(A);
    assertThat(folder.resolve("_quarantine").resolve(names().get(0))).hasContent(A.uri() + "\n");
  }

  @Test
  void aStoreThatTakesNoNoteIsNamed() throws IOException {
    Files.writeString(folder.resolve("_quarantine"), "a file where the folder must be");
    assertThatThrownBy(() -> quarantine.begin(A, "run", 1))
        .isInstanceOf(StoreFault.class)
        .hasMessageContaining("_quarantine");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("_quarantine"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
