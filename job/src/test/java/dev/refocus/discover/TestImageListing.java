package dev.refocus.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestImageListing {
  @TempDir private Path temporary;
  private Path archive;
  private final StringWriter console = new StringWriter();
  private final ImageListing listing =
      new ImageListing(new Configuration(), List.of("png", "jpg"), new PrintWriter(console));

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    file("top.png", 3);
    file("2020/may/a.png", 5);
    file("2020/may/b.JPG", 1);
    file("2020/june/a.png", 4);
    file("2021/no ending", 2);
    file("2021/notes.txt", 9);
    file("2021/.hidden.png", 9);
    file("_old/a.png", 9);
    file("2021/odd #%20ü[1].png", 6);
  }

  @Test
  void listsInDepthLargestFirstAndSaysWhatItPassesOver() {
    assertThat(listing.list(archive.toString()))
        .extracting(ref -> ref.uri().substring(("file:" + archive + "/").length()))
        .containsExactly(
            "2021/notes.txt",
            "_old/a.png",
            "2021/odd #%20ü[1].png",
            "2020/may/a.png",
            "2020/june/a.png",
            "top.png",
            "2021/no ending",
            "2020/may/b.JPG");
    assertThat(console.toString())
        .isEqualTo(
            "--input %s: passed over: 1 hidden (the name begins with a dot; name the file or folder itself as input to restore it)%n",
            archive);
  }

  @Test
  void namesTheDatasetAfterTheFolder() {
    assertThat(listing.list(archive.toUri().toString()))
        .extracting(ImageRef::dataset)
        .containsExactly(
            "2021", "_old", "2021", "2020/may", "2020/june", "archive", "2021", "2020/may");
  }

  @Test
  void triesKnownEndingsAndNone() {
    assertThat(listing.list(archive.toString()))
        .filteredOn(ref -> !ref.named())
        .extracting(ImageRef::uri)
        .containsExactly("file:" + archive + "/2021/notes.txt");
  }

  @Test
  void globsFoldersAndFiles() {
    assertThat(listing.list(archive + "/20{20,21}/*/a.png"))
        .extracting(ImageRef::dataset)
        .containsExactly("2020/may", "2020/june");
    assertThat(listing.list(archive + "/2020/m*"))
        .extracting(ImageRef::dataset)
        .containsExactly("may", "may");
  }

  @Test
  void takesOneFileAndNamesThatLookLikeGlobs() throws IOException {
    Path file = archive.resolve("2021/odd #%20ü[1].png");
    long modified = Files.getLastModifiedTime(file).toMillis();
    assertThat(listing.list(file.toString()))
        .containsExactly(
            new ImageRef(
                "file:" + file,
                "2021",
                "odd #%20ü[1].png",
                new Listed(6, modified, null),
                true,
                null,
                0));
  }

  @Test
  void readsTheBytesItListed() {
    ImageReader reader = new ImageReader(new Configuration(), 100);
    for (ImageRef ref : listing.list(archive.toString())) {
      assertThat(reader.read(ref)).as(ref.uri()).hasSize((int) ref.bytes());
    }
  }

  @Test
  void readsNothingBeyondTheBound() {
    ImageReader reader = new ImageReader(new Configuration(), 5);
    String uri = "file:" + archive + "/2021/odd #%20ü[1].png";
    assertThatThrownBy(() -> reader.read(new ImageRef(uri, "2021", 6, 0, true)))
        .hasMessage("6 bytes, the bound is 5; raise limits.max-bytes");
    assertThatThrownBy(() -> reader.read(new ImageRef(uri, "2021", 2, 0, true)))
        .as("a file that has grown")
        .hasMessage("6 bytes, the bound is 5; raise limits.max-bytes");
  }

  @Test
  void vanishedFileIsUnreadable() {
    ImageReader reader = new ImageReader(new Configuration(), 5);
    assertThatThrownBy(() -> reader.read(new ImageRef("file:/none/a.png", "none", 2, 0, true)))
        .hasMessage("file:/none/a.png: no such file or folder; check the path");
  }

  @Test
  void missingInputIsNamed() {
    assertThatThrownBy(() -> listing.list(archive + "/none"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--input %s/none: no such file or folder; check the path (globs: * ? [ab] {a,b})",
            archive);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none[2J", "{a,b", "x[[", "[!"})
  void globsThatDoNotCloseAreRefused(String glob) {
    assertThatThrownBy(() -> listing.list(archive + "/" + glob))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--input %s/%s: ", archive, glob);
  }

  @Test
  void folderWithoutImagesIsRefused() throws IOException {
    file("texts/a.txt", 1);
    assertThatThrownBy(() -> listing.list(archive + "/texts"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--input %s/texts: no image among its 1 files (names ending in png, jpg); name a folder, file or glob with images",
            archive);
  }

  private void file(String name, int bytes) throws IOException {
    Path file = archive.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
