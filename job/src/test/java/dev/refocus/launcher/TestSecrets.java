package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends badly after it has used its secrets; then everything it left is searched. */
@Timeout(180)
@Tag("long")
class TestSecrets {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home"), "deploy/refocus").toString();

  /** Of another bucket, on the command line, where it does not belong. */
  private static final String MARKED = "marked-hunter2-secret";

  @TempDir private static Path folder;
  private static S3Fixture s3;
  private static CommandLine run;
  private static final Map<String, String> left = new HashMap<>();

  @BeforeAll
  static void letARunEndBadly() throws Exception {
    s3 = new S3Fixture("secrets");
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Files.write(archive.resolve("sound.png"), SampleImages.png(24, 24, 1));
    Files.write(archive.resolve("broken.png"), SampleImages.halfPng(2));
    // The smallest, and so the last to be read.
    Files.writeString(archive.resolve("hung.png"), "-");
    CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> hangOnceListed(archive));
    Path events = Files.createDirectories(folder.resolve("events"));
    run =
        command(
            "restore",
            "--input=" + archive,
            "--output=s3a://secrets/table",
            "--scale=2",
            "--profile=fast",
            "--master=local[1]",
            "--set=limits.seconds-per-image=14",
            "--set=limits.seconds-to-hang=15",
            "--conf=spark.eventLog.enabled=true",
            "--conf=spark.eventLog.dir=" + events.toUri(),
            "--conf=spark.hadoop.fs.s3a.bucket.other.secret.key=" + MARKED);
    hanging.get(1, TimeUnit.MINUTES);
    left.put("standard output", run.output());
    left.put("standard error", run.errors());
    Path objects = folder.resolve("objects");
    s3.download("secrets", "", objects);
    collect(events);
    collect(objects);
  }

  /** Whoever reads it then hangs: the run ends with exit code 3. A pipe would not be listed. */
  private static void hangOnceListed(Path archive) {
    try {
      Path pipe = folder.resolve("pipe");
      new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
      while (!s3.keys("secrets").contains("table/_CONFIG.json")) {
        Thread.sleep(20);
      }
      Files.move(pipe, archive.resolve("hung.png"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(Path files) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        left.put(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void theRunUsedItsSecretsAndEndedBadly() {
    assertThat(run.exit()).as(run.errors()).isEqualTo(3);
    assertThat(run.errors()).contains("could not finish", "hung.png", "to run it again");
    assertThat(left.keySet())
        .as("rows that were written with the secret")
        .anyMatch(name -> name.endsWith(".done.parquet"))
        .anyMatch(name -> name.endsWith(".failed.parquet"))
        .anyMatch(name -> name.contains("_quarantine/"))
        .anyMatch(name -> name.contains("events"));
  }

  @Test
  void noSecretIsLeftAnywhere() {
    assertThat(left.values()).anyMatch(text -> text.contains("SparkListenerEnvironmentUpdate"));
    for (String secret : List.of(s3.server().secretKey(), MARKED)) {
      assertThat(secret).hasSizeGreaterThan(8);
      left.forEach((name, text) -> assertThat(text.contains(secret)).as(name).isFalse());
    }
  }

  @Test
  void aLoginInAnAddressIsNotRepeated() {
    CommandLine login =
        command(
            "restore", "--input=s3a://AKIA0123456789ABCDEF:" + MARKED + "@secrets/", "--output=x");
    assertThat(login.exit()).as(login.errors()).isNotZero();
    assertThat(login.errors() + login.output()).doesNotContain(MARKED, "0123456789ABCDEF");
  }

  private static CommandLine command(String... arguments) {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", s3.server().endpoint().toString(),
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", s3.server().accessKey(),
            "AWS_SECRET_ACCESS_KEY", s3.server().secretKey());
    return CommandLine.run(
        folder,
        environment,
        Stream.concat(Stream.of(LAUNCHER), Stream.of(arguments)).toArray(String[]::new));
  }
}
