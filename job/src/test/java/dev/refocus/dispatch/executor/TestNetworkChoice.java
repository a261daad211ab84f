package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.Settings;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNetworkChoice {
  private static final String FILE = "srvgg_x2.safetensors";

  private final Configuration hadoop = new Configuration();

  @TempDir private Path folder;

  @Test
  void otherProfilesHaveNone() {
    Settings settings = new Settings().set("fit.network", "none.pt");
    assertThat(NetworkChoice.applied(settings.fit(), settings, hadoop)).isEqualTo(settings.fit());
  }

  @Test
  void aFileIsDescribedByItself() throws IOException {
    String place = reference().toString();
    KnownNetwork network = chosen(settings(place, 2)).network();
    assertThat(network.name()).isEqualTo(place);
    assertThat(network.sha256()).isEqualTo(Sha256.hex(Files.readAllBytes(reference())));
    assertThat(network.card()).isEqualTo(NetworkCard.upscaler(2, 1));
    assertThat(NetworkCache.local(chosen(settings(place, 2)), hadoop).network().place())
        .isEqualTo(place);
  }

  @Test
  void aNameIsDescribedByTheRegistry() throws IOException {
    list("sha256: " + Sha256.hex(Files.readAllBytes(reference())));
    KnownNetwork network = chosen(named("tiny")).network();
    assertThat(network.name()).isEqualTo("tiny");
    assertThat(network.card().kernel()).isEqualTo("box");
    assertThat(NetworkCache.local(chosen(named("tiny")), hadoop).network().place())
        .isEqualTo(folder.resolve("tiny").resolve(FILE).toString());
  }

  @Test
  void whatCannotBeUsedIsNamedBeforeARun() throws IOException {
    assertRefused(settings("", 2), "--profile network: needs a network of yours");
    assertRefused(
        settings("tiny", 2), "--network tiny: is no file, and no folder of models is set");
    assertRefused(settings(folder.resolve("none.pt").toString(), 2), "none.pt: cannot be read");
    assertRefused(settings(reference().toString(), 4), "enlarges by 2, and fit.scale is 4");
    list("sha256: " + "a".repeat(64));
    assertRefused(named("tiny"), "must have " + "a".repeat(64));
    assertRefused(named("tinny"), "no model tinny, did you mean tiny?");
    list("{}, c: {}");
    assertRefused(named("tiny"), "--network tiny: has 2 files in models.yaml, must have 1");
    Files.writeString(registry(), Files.readString(registry()).replace("box", "boxy"));
    list("sha256: " + Sha256.hex(Files.readAllBytes(reference())));
    Files.writeString(registry(), Files.readString(registry()).replace("box", "boxy"));
    assertRefused(named("tiny"), "--network tiny: kernel boxy, must be one of box, bilinear");
  }

  @Test
  void anotherFileOnAMachineIsRefused() throws IOException {
    Path copy = Files.copy(reference(), folder.resolve(FILE));
    FitConfig fit = chosen(settings(copy.toString(), 2));
    Files.write(copy, new byte[] {1});
    assertThatThrownBy(() -> NetworkCache.local(fit, hadoop))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("on this machine, and " + fit.network().sha256());
  }

  private void assertRefused(Settings settings, String why) {
    assertThatThrownBy(() -> chosen(settings))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(why);
  }

  private FitConfig chosen(Settings settings) {
    return NetworkChoice.applied(settings.fit(), settings, hadoop);
  }

  private Settings named(String name) {
    return settings(name, 2).set("score.models", folder.toString());
  }

  private static Settings settings(String network, int scale) {
    return new Settings()
        .set("fit.profile", "network")
        .set("fit.scale", Integer.toString(scale))
        .set("fit.network", network);
  }

  private void list(String source) throws IOException {
    Files.createDirectories(folder.resolve("tiny"));
    Files.write(folder.resolve("tiny").resolve(FILE), Files.readAllBytes(reference()));
    Files.writeString(
        registry(),
        "models: {tiny: {kind: upscaler, scale: 2, kernel: box, licence: MIT, page: p, files: {%s: %s}}}"
            .formatted(FILE, source.startsWith("{") ? source : "{" + source + "}"));
  }

  private Path registry() {
    return folder.resolve("models.yaml");
  }

  private static Path reference() {
    return Checkout.root().resolve("datasets/reference/networks").resolve(FILE);
  }
}
