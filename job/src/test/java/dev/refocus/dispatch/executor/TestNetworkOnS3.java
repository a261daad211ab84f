package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Settings;
import dev.refocus.config.Sha256;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Networks of users on S3: executors copy them. */
@Timeout(120)
@Tag("long")
class TestNetworkOnS3 {
  private static final Path FILE =
      Checkout.root().resolve("datasets/reference/networks/srvgg_x2.safetensors");

  private static final Configuration HADOOP = new Configuration();

  private static S3Fixture s3;
  private static byte[] bytes;

  @BeforeAll
  static void startServer() throws IOException {
    s3 = new S3Fixture("networks");
    s3.server().hadoopSettings().forEach(HADOOP::set);
    bytes = Files.readAllBytes(FILE);
    s3.put("networks", "alone.safetensors", bytes);
    s3.put("networks", "tiny/model.safetensors", bytes);
    String registry =
        "models: {tiny: {kind: upscaler, scale: 2, licence: MIT, page: p, files: {model.safetensors: {sha256: %s}}}}"
            .formatted(Sha256.hex(bytes));
    s3.put("networks", "models.yaml", registry.getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void anExecutorCopiesAFile() {
    assertCopied(chosen("s3a://networks/alone.safetensors"), "s3a://networks/alone.safetensors");
  }

  @Test
  void anExecutorCopiesTheFileOfAName() {
    assertCopied(chosen("tiny"), "s3a://networks/tiny/model.safetensors");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> chosen("s3a://networks/none.safetensors"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--network s3a://networks/none.safetensors: ");
  }

  private static void assertCopied(FitConfig fit, String place) {
    assertThat(fit.network().place()).isEqualTo(place);
    FitConfig local = NetworkCache.local(fit, HADOOP);
    assertThat(local.id()).isEqualTo(fit.id());
    assertThat(Path.of(local.network().place())).hasBinaryContent(bytes);
  }

  private static FitConfig chosen(String network) {
    Settings settings =
        new Settings()
            .set("fit.profile", "network")
            .set("fit.scale", "2")
            .set("fit.network", network)
            .set("score.models", "s3a://networks");
    return NetworkChoice.applied(settings.fit(), settings, HADOOP);
  }
}
