package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The object store as users name it: by the environment variables of the AWS tools. */
@Timeout(180)
@Tag("long")
class TestLauncherOnS3 {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home"), "deploy/refocus").toString();

  private static S3Fixture s3;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException {
    s3 = new S3Fixture("archive", "restored");
    s3.put("archive", "image.png", SampleImages.png(24, 24, 1));
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void takesTheCredentialsFromTheEnvironment() {
    CommandLine run = restore(s3.server().secretKey());
    assertThat(run.errors()).contains("1 inputs: 1 restored");
    assertThat(run.errors() + run.output()).doesNotContain(s3.server().secretKey());
    assertThat(run.exit()).isZero();
    assertThat(s3.keys("restored")).contains("table/_SUCCESS");
  }

  @Test
  void refusesAWrongSecretWithoutRepeatingIt() {
    CommandLine run = restore("hunter2");
    assertThat(run.errors())
        .contains("refocus: --input s3a://archive/: access denied (403)", "AWS_SECRET_ACCESS_KEY")
        .doesNotContain("hunter2");
    assertThat(run.output()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
  }

  private CommandLine restore(String secret) {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL",
            s3.server().endpoint().toString(),
            "AWS_REGION",
            "us-east-1",
            "AWS_ACCESS_KEY_ID",
            s3.server().accessKey(),
            "AWS_SECRET_ACCESS_KEY",
            secret);
    return CommandLine.run(
        folder,
        environment,
        LAUNCHER,
        "restore",
        "--input",
        "s3a://archive/",
        "--output",
        "s3a://restored/table");
  }
}
