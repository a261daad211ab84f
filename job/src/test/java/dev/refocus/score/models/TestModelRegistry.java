package dev.refocus.score.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestModelRegistry {
  private static final byte[] BYTES = "weights".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void theOneThatComesAlongIsSound() {
    ModelRegistry registry = ModelRegistry.read(Checkout.root().resolve("conf/models.yaml"));
    assertThat(registry.models()).containsKeys("clip-vit-base-patch32", "clip-vit-large-patch14");
    assertThat(registry.models().values())
        .allSatisfy(
            entry ->
                assertThat(entry.files())
                    .isNotEmpty()
                    .allMatch(file -> file.url().getScheme().equals("https")));
    assertThat(read(registry.text())).isEqualTo(registry);
  }

  @Test
  void isReadStrictly() {
    assertUnusable("model: {}", "m.yaml: unknown key model, did you mean models?");
    assertUnusable("models: [a]", "m.yaml: models: [a], must be a mapping of names");
    assertUnusable("models: {a: {}}", "m.yaml: a: kind is missing");
    assertUnusable(
        "models: {a: {kind: clop, licence: MIT, page: p, files: {}}}",
        "m.yaml: a: kind: clop, must be clip or quali-clip or aesthetic or percept or upscaler or denoiser or solver");
    assertUnusable(
        entry("../b: {}"),
        "m.yaml: a: files: ../b: must be a name of letters, digits, '.', '-' and '_'");
    assertUnusable(
        entry("b: {sha256: 12}"),
        "m.yaml: a: files: b: sha256: 12, must be 64 lower-case hexadecimal digits");
    assertUnusable(
        entry("b: {url: 'ftp://x'}"),
        "m.yaml: a: files: b: url: ftp://x, must be an address that begins with https:// or http://");
    assertUnusable("models: {a", "m.yaml: is not YAML: ");
  }

  @Test
  void aNetworkSaysWhatItDoes() {
    String text =
        "models: {a: {kind: %s, licence: MIT, page: p, files: {b: {}}, %s}}"
            .formatted("upscaler", "scale: 2, range: 255, colors: bgr, multiple: 8, kernel: box");
    ModelRegistry registry = read(text);
    assertThat(registry.model("a").network())
        .contains(new NetworkCard(NetworkCard.Kind.UPSCALER, 2, 255, true, 8, "box", 0));
    assertThat(read(registry.text())).isEqualTo(registry);
    assertThat(read(text.replaceAll(", scale.*}}$", "}}")).model("a").network())
        .contains(NetworkCard.upscaler(4, 1));
    assertThat(
            read(text.replaceAll(", scale.*}}$", "}}").replace("upscaler", "denoiser"))
                .model("a")
                .network())
        .contains(NetworkCard.denoiser(1));
    assertThat(
            read(text.replaceAll(", scale.*}}$", "}}").replace("upscaler", "solver"))
                .model("a")
                .network())
        .contains(NetworkCard.solver(1));
    assertUnusable(
        text.replace("scale: 2", "scale: 5"),
        "m.yaml: a: scale: 5, must be a whole number from 2 to 4");
    assertUnusable(
        text.replace("upscaler", "clip"), "m.yaml: a: scale: 2, must be absent: it is of networks");
  }

  @Test
  void aNetworkIsNoScoreThatCouldBeMissing() throws IOException {
    Files.writeString(
        folder.resolve(ModelRegistry.FILE),
        "models: {net: {kind: upscaler, licence: MIT, page: p, files: {b: {}}}}");
    ModelFolder models = ModelFolder.open(folder);
    assertThat(models.warnings()).isEmpty();
    assertThat(models.problems()).doesNotContainKeys("upscaler", "denoiser", "solver");
    assertThat(models.usable()).extracting(ModelEntry::name).doesNotContain("net");
  }

  @Test
  void modelOfTheRightChecksumIsUsable() throws IOException {
    write("sha256: " + Sha256.hex(BYTES));
    ModelFolder models = ModelFolder.open(folder);
    assertThat(models.usable()).extracting(ModelEntry::name).containsExactly("a");
    assertThat(models.warnings()).isEmpty();
    assertThat(models.problems())
        .doesNotContainKey("clip_iqa")
        .containsEntry("aesthetic", "no model of kind aesthetic in " + folder);
  }

  @Test
  void anotherChecksumIsAProblem() throws IOException {
    String other = Sha256.hex(new byte[1]);
    write("sha256: " + other);
    ModelFolder models = ModelFolder.open(folder);
    assertThat(models.usable()).isEmpty();
    assertThat(models.warnings())
        .containsExactly(
            "%s has sha256 %s, must have %s; fetch it with deploy/fetch-models a"
                .formatted(folder.resolve("a/b"), Sha256.hex(BYTES), other));
    assertThat(models.problems()).containsEntry("clip_iqa", models.warnings().get(0));
  }

  @Test
  void noChecksumIsAProblem() throws IOException {
    write("");
    assertThat(ModelFolder.open(folder).warnings())
        .containsExactly(
            "%s has no sha256 in models.yaml; state it there".formatted(folder.resolve("a/b")));
  }

  @Test
  void missingFileIsAProblem() throws IOException {
    write("sha256: " + Sha256.hex(BYTES));
    Files.delete(folder.resolve("a/b"));
    assertThat(ModelFolder.open(folder).warnings())
        .containsExactly(
            "no file %s; fetch it with deploy/fetch-models a".formatted(folder.resolve("a/b")));
  }

  @Test
  void headWithoutItsBackboneIsAProblem() throws IOException {
    Files.writeString(
        folder.resolve(ModelRegistry.FILE),
        "models: {h: {kind: aesthetic, backbone: gone, licence: MIT, page: p, files: {}}}");
    ModelFolder models = ModelFolder.open(folder);
    assertThat(models.usable()).isEmpty();
    assertThat(models.warnings()).containsExactly("model h needs gone, which is not usable");
  }

  @Test
  void folderWithoutARegistryIsAProblem() {
    ModelFolder models = ModelFolder.open(folder);
    assertThat(models.problems())
        .containsOnlyKeys("clip_iqa", "quali_clip", "aesthetic", "percept");
    assertThat(models.warnings())
        .containsExactly(
            "%s: cannot be read; name a registry such as conf/models.yaml"
                .formatted(folder.resolve("models.yaml")));
    assertThat(ModelFolder.none().warnings()).isEmpty();
  }

  private void write(String file) throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.write(folder.resolve("a/b"), BYTES);
    Files.writeString(folder.resolve(ModelRegistry.FILE), entry("b: {%s}".formatted(file)));
  }

  private static String entry(String files) {
    return "models: {a: {kind: clip, licence: MIT, page: p, files: {%s}}}".formatted(files);
  }

  private static ModelRegistry read(String text) {
    return ModelRegistry.read("m.yaml", new StringReader(text));
  }

  private static void assertUnusable(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message);
  }
}
