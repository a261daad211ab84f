package dev.refocus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("long")
class TestLocalS3Server {
  private static final Path HOME = Path.of(System.getProperty("refocus.home"));

  @Test
  void keepsWhatHadoopWrites() throws IOException {
    try (LocalS3Server server = LocalS3Server.start(HOME, "archive");
        FileSystem bucket = bucket(server, server.secretKey())) {
      var path = new org.apache.hadoop.fs.Path("s3a://archive/a/b.txt");
      try (OutputStream stream = bucket.create(path)) {
        stream.write("text".getBytes(StandardCharsets.UTF_8));
      }
      try (var stream = bucket.open(path)) {
        assertThat(stream.readAllBytes()).asString().isEqualTo("text");
      }
    }
  }

  @Test
  void refusesAnotherSecret() throws IOException {
    try (LocalS3Server server = LocalS3Server.start(HOME, "archive");
        FileSystem bucket = bucket(server, "another-secret")) {
      assertThatThrownBy(() -> bucket.listStatus(new org.apache.hadoop.fs.Path("s3a://archive/")))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("403");
    }
  }

  @Test
  void isOverWhenClosed() throws IOException {
    LocalS3Server server = LocalS3Server.start(HOME);
    assertThat(server.process().isAlive()).isTrue();
    server.close();
    assertThat(server.process().isAlive()).isFalse();
    assertThat(server.process().exitValue()).isZero();
  }

  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerParent.class.getName(),
                HOME.toString())
            .start();
    long pid = Long.parseLong(parent.inputReader(StandardCharsets.UTF_8).readLine());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    parent.destroyForcibly();
    assertThat(server.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void keepsItsSecretOffTheCommandLine() throws IOException {
    try (LocalS3Server server = LocalS3Server.start(HOME, "archive")) {
      assertThat(server.process().info().commandLine().orElseThrow())
          .contains("LocalS3 archive")
          .doesNotContain(server.secretKey());
    }
  }

  @Test
  void saysHowToBuildTheServer(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> LocalS3Server.start(elsewhere))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no local S3 server in " + elsewhere)
        .hasMessageEndingWith("build it with: mvn -B -DskipTests package");
  }

  private static FileSystem bucket(LocalS3Server server, String secret) throws IOException {
    Configuration hadoop = new Configuration();
    server.hadoopSettings().forEach(hadoop::set);
    hadoop.set("fs.s3a.secret.key", secret);
    // The SDK takes a wrong signature for a wrong clock and tries again, 20 times by default.
    hadoop.set("fs.s3a.attempts.maximum", "1");
    return FileSystem.newInstance(URI.create("s3a://archive/"), hadoop);
  }
}
