package dev.refocus.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.refocus.RawFiles;
import dev.refocus.RefocusException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Names that are no UTF-8: the file system takes any bytes but the slash and zero. */
@Tag("long")
class TestUndecodedFiles {
  @TempDir private Path temporary;
  private Path archive;
  private final ImageListing listing =
      new ImageListing(new Configuration(), List.of("png"), new PrintWriter(System.err));

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    RawFiles.write(archive, "plain.png", UTF_8, new byte[1]);
    RawFiles.write(archive, "\ufffd.png", UTF_8, new byte[2]);
  }

  /** JUnit cannot name them to delete them. */
  @AfterEach
  void deleteArchive() throws IOException {
    RawFiles.delete(archive);
  }

  @Test
  void haveTheirPlaceInTheListing() throws IOException {
    RawFiles.write(archive, "caf\u00e9.png", ISO_8859_1, new byte[3]);
    RawFiles.write(archive, "\u00e9t\u00e9/deep/a.png", ISO_8859_1, new byte[4]);
    assertThat(listing.list(archive.toString()))
        .extracting(ref -> ref.uri().substring(("file:" + archive + "/").length()), ImageRef::bytes)
        .containsExactly(
            tuple("\\xE9t\\xE9/deep/a.png", 4L),
            tuple("caf\\xE9.png", 3L),
            tuple("\ufffd.png", 2L),
            tuple("plain.png", 1L));
  }

  @Test
  void areMatchedByGlobs() throws IOException {
    RawFiles.write(archive, "caf\u00e9.png", ISO_8859_1, new byte[3]);
    RawFiles.write(archive, "th\u00e9.txt", ISO_8859_1, new byte[3]);
    assertThat(listing.list(archive + "/c*.png"))
        .extracting(ImageRef::uri)
        .containsExactly("file:" + archive + "/caf\\xE9.png");
    assertThat(listing.list(temporary + "/arch*/*.png")).hasSize(3);
  }

  @Test
  void areUnreadableForAStatedReason() throws IOException {
    RawFiles.write(archive, "caf\u00e9.png", ISO_8859_1, new byte[3]);
    ImageRef ref = listing.list(archive + "/c*.png").get(0);
    ImageReader reader = new ImageReader(new Configuration(), 100);
    assertThatThrownBy(() -> reader.read(ref))
        .isInstanceOf(RefocusException.class)
        .hasMessage(
            "file:%s/caf\\xE9.png: the name is not UTF-8 (\\xE9 stands for the byte E9), so that Java cannot open it; rename the file",
            archive);
  }

  /** Java would open the file that is named of question marks. */
  @Test
  @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "ANSI_X3.4-1968")
  void areNotTakenForOthersWhereTheLocaleCannotWriteThem() throws IOException {
    RawFiles.write(archive, "\u00e9.png", UTF_8, new byte[3]);
    assertThat(listing.list(archive.toString()))
        .hasSize(3)
        .extracting(ImageRef::uri)
        .contains("file:" + archive + "/\u00e9.png");
    RawFiles.write(archive, "??.png", UTF_8, new byte[5]);
    ImageRef ref = ImageRef.of("file:" + archive + "/\u00e9.png");
    assertThatThrownBy(() -> new ImageReader(new Configuration(), 100).read(ref))
        .isInstanceOf(RefocusException.class)
        .hasMessage(
            "file:%s/\u00e9.png: the locale of this machine (US-ASCII) cannot write the name; set LC_ALL=C.UTF-8, on executors spark.executorEnv.LC_ALL=C.UTF-8",
            archive);
  }

  @Test
  void noneOfManyIsLost() throws IOException {
    Random random = new Random(14);
    for (int i = 0; i < 200; i++) {
      StringBuilder name = new StringBuilder(i + "-");
      for (int j = random.nextInt(1, 60); j > 0; j--) {
        int b = random.nextInt(1, 256);
        name.append(b == '/' || b == ':' || b == '\\' ? '_' : (char) b);
      }
      RawFiles.write(archive, name.toString(), ISO_8859_1, new byte[i]);
    }
    List<ImageRef> refs = listing.list(archive.toString());
    assertThat(refs).hasSize(202).extracting(ImageRef::uri).doesNotHaveDuplicates();
    assertThat(refs).extracting(ImageRef::bytes).contains(150L, 199L);
  }
}
