package dev.refocus.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.RefocusException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names, links and things that are no files, in local folders. */
@Timeout(60)
@Tag("long")
class TestLocalInput {
  private final StringWriter console = new StringWriter();
  private final ImageReader reader = new ImageReader(new Configuration(), 100);
  @TempDir private Path temporary;
  private Path archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    file("a.png");
  }

  @Test
  void camerasBeginNamesWithAnUnderscore() throws IOException {
    file("_DSC0042.JPG");
    file("_MG_0007.JPG");
    file("_originals/_R7_3376.JPG");
    file("_temporary/half.png");
    file("_SUCCESS");
    assertThat(names(list(archive)))
        .containsOnlyKeys("a.png", "_DSC0042.JPG", "_MG_0007.JPG", "_originals/_R7_3376.JPG");
    assertThat(console.toString()).contains("passed over: 2 written by this program or Spark");
  }

  @Test
  void whatIsNamedOutrightIsAnInput() throws IOException {
    for (String name : List.of("_DSC1.png", ".hidden.png", "_SUCCESS", "12:30.png")) {
      file(name);
      assertThat(names(list(archive.resolve(name)))).containsOnlyKeys(name);
    }
    file(".thumbs/b.png");
    assertThat(list(archive.resolve(".thumbs"))).hasSize(1);
    assertThat(console.toString()).isEmpty();
  }

  @Test
  void namesWithColonsAreListedGlobbedAndRead() throws IOException {
    file("12:30.png");
    file("day:1/b:c.png");
    file("file:x.png");
    List<ImageRef> refs = list(archive);
    assertThat(names(refs)).containsOnlyKeys("a.png", "12:30.png", "day:1/b:c.png", "file:x.png");
    assertThat(refs).allSatisfy(ref -> assertThat(reader.read(ref)).hasSize((int) ref.bytes()));
    assertThat(names(list(archive.resolve("*.png"))))
        .containsOnlyKeys("a.png", "12:30.png", "file:x.png");
    assertThat(names(list(archive.resolve("d*:[0-9]/*.png")))).containsOnlyKeys("day:1/b:c.png");
  }

  @Test
  void linksAreFollowedToFilesOfTheFolderOnly() throws IOException {
    file(temporary.resolve("private.png"));
    file(temporary.resolve("other/b.png"));
    link("loop", archive);
    link("second loop", archive);
    link("itself", archive.resolve("itself"));
    link("sub/up", archive);
    link("same.png", archive.resolve("a.png"));
    link("nowhere.png", archive.resolve("none.png"));
    link("secret.png", temporary.resolve("private.png"));
    link("other.folder", temporary.resolve("other"));
    Map<String, ImageRef> refs = names(list(archive));
    assertThat(refs)
        .containsOnlyKeys(
            "a.png", "itself", "same.png", "nowhere.png", "secret.png", "other.folder/");
    assertThat(reader.read(refs.get("same.png"))).hasSize("a.png".length());
    assertRefused(
        refs, "itself", "the target of the link does not exist; correct or delete the link");
    assertRefused(
        refs, "nowhere.png", "the target of the link does not exist; correct or delete the link");
    assertRefused(refs, "secret.png", "the link leads out of the input folder");
    assertRefused(refs, "other.folder/", "the link leads out of the input folder");
    assertThat(refs.values()).as("none is skipped").allMatch(ImageRef::named);
    assertThat(console.toString()).contains("passed over: 3 links to folders of the input");
  }

  @Test
  void globsDoNotLeadOutThroughLinks() throws IOException {
    file("sub/c.png");
    file(temporary.resolve("other/b.png"));
    link("out", temporary.resolve("other"));
    link("in", archive.resolve("sub"));
    Map<String, ImageRef> refs = names(list(archive.resolve("*/*.png")));
    assertThat(refs).containsOnlyKeys("sub/c.png", "out/b.png");
    assertRefused(refs, "out/b.png", "the link leads out of the input folder");
    assertThat(console.toString()).contains("passed over: 1 links to folders of the input, or");
    assertThat(names(list(archive.resolve("{sub,*/c.png,sub/*}")))).containsOnlyKeys("sub/c.png");
  }

  @Test
  void aLinkThatIsNamedIsFollowed() throws IOException {
    Path latest = temporary.resolve("latest");
    Files.createSymbolicLink(latest, archive);
    assertThat(list(latest)).extracting(ImageRef::uri).containsExactly("file:" + latest + "/a.png");
    assertThat(list(latest)).extracting(ImageRef::dataset).containsExactly("latest");
  }

  @Test
  void pipesAreNotOpened() throws Exception {
    for (String name : List.of("pipe.png", "no ending", "named.png")) {
      Path pipe = archive.resolve(name);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(9, TimeUnit.SECONDS))
          .isTrue();
      assertRefused(names(list(pipe)), name, "is a pipe, a socket or a device");
    }
    link("to a pipe.png", archive.resolve("pipe.png"));
    Map<String, ImageRef> refs = names(list(archive));
    assertThat(refs).hasSize(5);
    assertRefused(refs, "pipe.png", "is a pipe, a socket or a device");
    assertRefused(refs, "to a pipe.png", "is a pipe, a socket or a device");
  }

  @Test
  void nothingOfAnOutputIsAnInput() throws IOException {
    for (String table : List.of("out", "of another run")) {
      file(table + "/_CONFIG.json");
      file(table + "/_MANIFEST.json");
      file(table + "/part-1.parquet");
      file(table + "/_items/0/x.done.parquet");
      file(table + "/picture.png");
    }
    file("spark's/part-2.parquet");
    for (Path output : List.of(archive.resolve("out"), archive.resolve("none/../out/"))) {
      assertThat(names(list(archive, output)))
          .containsOnlyKeys("a.png", "of another run/picture.png", "spark's/part-2.parquet");
      assertThat(console.toString())
          .contains(
              "passed over: 4 written by this program or Spark, by their names; 1 the output");
    }
    link(temporary.resolve("linked"), archive);
    assertThat(names(list(archive, temporary.resolve("linked/out")))).hasSize(3);
    assertThat(names(list(archive, temporary.resolve("archive out")))).hasSize(4);
    assertThat(console.toString())
        .contains("passed over: 8 written by this program or Spark, by their names");
  }

  @Test
  void deepFoldersAreListed() throws IOException {
    Path folder = archive;
    for (int depth = 0; depth < 500; depth++) {
      folder = folder.resolve("d");
    }
    file(folder.resolve("b.png"));
    assertThat(list(archive)).hasSize(2);
  }

  private List<ImageRef> list(Path input) {
    return list(input, null);
  }

  private List<ImageRef> list(Path input, Path output) {
    console.getBuffer().setLength(0);
    List<String> endings = List.of("png", "jpg");
    return new ImageListing(
            new Configuration(),
            endings,
            new PrintWriter(console),
            output == null ? null : output.toString())
        .list(input.toString());
  }

  private Map<String, ImageRef> names(List<ImageRef> refs) {
    int above = ("file:" + archive + "/").length();
    return refs.stream().collect(Collectors.toMap(ref -> ref.uri().substring(above), ref -> ref));
  }

  private void assertRefused(Map<String, ImageRef> refs, String name, String reason) {
    assertThatThrownBy(() -> reader.read(refs.get(name)))
        .isInstanceOf(RefocusException.class)
        .hasMessageContaining("file:%s/%s: %s", archive, name, reason);
  }

  private void link(String name, Path target) throws IOException {
    link(archive.resolve(name), target);
  }

  private static void link(Path link, Path target) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }

  private void file(String name) throws IOException {
    file(archive.resolve(name));
  }

  /** Its own name is what it holds. */
  private static void file(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, file.getFileName().toString());
  }
}
