package dev.refocus.score.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestModelDownload {
  @TempDir private Path folder;
  private final byte[] bytes = new byte[100_000];
  private final StringWriter console = new StringWriter();
  private final ModelDownload download = new ModelDownload(new PrintWriter(console));
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(2).nextBytes(bytes);
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesAndVerifies() throws IOException {
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    assertThat(download.fetch(file, folder.resolve("new"))).isEqualTo(file);
    assertThat(folder.resolve("new/m.bin")).hasBinaryContent(bytes);
    assertThat(folder.resolve("new/m.bin.part")).doesNotExist();
  }

  @Test
  void goesOnWhereItBrokeOff() throws IOException {
    server.breakOff(2);
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    download.fetch(file, folder);
    assertThat(folder.resolve("m.bin")).hasBinaryContent(bytes);
    assertThat(server.requests())
        .containsExactly("/m.bin", "/m.bin bytes=50000-", "/m.bin bytes=75000-");
    assertThat(console.toString()).contains("broke off");
  }

  @Test
  void laterRunGoesOnAfterManyBreaks() throws IOException {
    server.breakOff(4);
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    assertThatThrownBy(() -> download.fetch(file, folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("broke off 4 times")
        .hasMessageContaining("run the command again to continue it");
    assertThat(folder.resolve("m.bin")).doesNotExist();
    download.fetch(file, folder);
    assertThat(folder.resolve("m.bin")).hasBinaryContent(bytes);
    assertThat(server.requests()).last().isEqualTo("/m.bin bytes=93750-");
  }

  @Test
  void startsAgainWhereTheServerKnowsNoRanges() throws IOException {
    server.breakOff(1);
    server.withoutRanges();
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    download.fetch(file, folder);
    assertThat(folder.resolve("m.bin")).hasBinaryContent(bytes);
  }

  @Test
  void partThatIsWholeIsVerifiedAndKept() throws IOException {
    Files.write(folder.resolve("m.bin.part"), bytes);
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    download.fetch(file, folder);
    assertThat(folder.resolve("m.bin")).hasBinaryContent(bytes);
  }

  @Test
  void refusesAnotherChecksum() throws IOException {
    URI url = server.put("m.bin", bytes);
    String other = Sha256.hex(new byte[1]);
    assertThatThrownBy(() -> download.fetch(new ModelFile("m.bin", url, other), folder))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "%s: sha256 %s, must be %s; the downloaded file was deleted; fetch it again or correct the registry",
            url, Sha256.hex(bytes), other);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsThereIsNotFetched() throws IOException {
    Files.write(folder.resolve("m.bin"), bytes);
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    download.fetch(file, folder);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatIsThereAndWrongIsFetched() throws IOException {
    Files.write(folder.resolve("m.bin"), new byte[3]);
    ModelFile file = new ModelFile("m.bin", server.put("m.bin", bytes), Sha256.hex(bytes));
    download.fetch(file, folder);
    assertThat(folder.resolve("m.bin")).hasBinaryContent(bytes);
  }

  @Test
  void holdsAFileAgainstTheChecksumThatItsServerStates() throws IOException {
    URI sound = server.linked("sound.bin", bytes, Sha256.hex(bytes));
    assertThat(download.fetch(new ModelFile("sound.bin", sound, null), folder).sha256())
        .isEqualTo(Sha256.hex(bytes));
    URI broken = server.linked("broken.bin", new byte[9], Sha256.hex(bytes));
    assertThatThrownBy(() -> download.fetch(new ModelFile("broken.bin", broken, null), folder))
        .hasMessageContaining("must be " + Sha256.hex(bytes));
  }

  @Test
  void saysWhatTheServerAnswers() {
    URI url = URI.create(server.put("m.bin", bytes).toString().replace("m.bin", "none"));
    assertThatThrownBy(() -> download.fetch(new ModelFile("m.bin", url, null), folder))
        .isInstanceOf(UsageException.class)
        .hasMessage("%s: the server answers 404; check the address in the registry", url);
  }

  @Test
  void libraryPinsWhatCameFirst() throws IOException {
    URI url = server.put("m.bin", bytes);
    ModelEntry entry = entry(new ModelFile("m.bin", url, null));
    ModelLibrary library = new ModelLibrary(folder, download);
    library.fetch(entry);
    ModelRegistry there = ModelRegistry.read(folder.resolve(ModelRegistry.FILE));
    assertThat(there.model("tiny").files())
        .containsExactly(new ModelFile("m.bin", url, Sha256.hex(bytes)));
    assertThat(ModelFolder.open(folder).usable()).containsExactly(there.model("tiny"));

    Files.delete(folder.resolve("tiny/m.bin"));
    server.put("m.bin", new byte[5]);
    assertThatThrownBy(() -> library.fetch(entry))
        .hasMessageContaining("must be " + Sha256.hex(bytes));
  }

  private static ModelEntry entry(ModelFile file) {
    return new ModelEntry(
        "tiny",
        ModelKind.CLIP,
        java.util.Optional.empty(),
        "MIT",
        "http://page",
        java.util.Optional.empty(),
        java.util.List.of(file));
  }
}
