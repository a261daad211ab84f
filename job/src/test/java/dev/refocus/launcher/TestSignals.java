package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and a manager's end of a run. */
@Tag("long")
@Timeout(180)
class TestSignals {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home")).resolve("deploy/refocus").toString();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void saysThatNothingIsLostAndHowToGoOn(String signal, int code) throws Exception {
    Path images = Files.createDirectories(folder.resolve("my images"));
    for (int i = 0; i < 40; i++) {
      Files.write(images.resolve(i + ".png"), SampleImages.png(48, 48, i));
    }
    Path errors = folder.resolve("errors");
    Process run = start(errors);
    try {
      awaitItem(run, errors);
      new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor();
      assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(run.exitValue()).as(Files.readString(errors)).isEqualTo(code);
      assertThat(errors)
          .content()
          .contains(
              "refocus: interrupted (exit code 130) or terminated (143): what is finished is kept; to run it again: refocus restore --input 'my images' --output out --scale 2\n")
          .doesNotContain("could not finish");
    } finally {
      run.destroyForcibly();
    }
  }

  /** A shell's background jobs ignore SIGINT, and so would what they start. */
  private Process start(Path errors) throws IOException {
    return new ProcessBuilder(
            "env",
            "--default-signal=INT,TERM",
            LAUNCHER,
            "restore",
            "--input",
            "my images",
            "--output",
            "out",
            "--scale",
            "2")
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("output").toFile())
        .redirectError(errors.toFile())
        .start();
  }

  private void awaitItem(Process run, Path errors) throws Exception {
    while (!hasItem()) {
      assertThat(run.isAlive()).as(Files.readString(errors)).isTrue();
      Thread.sleep(100);
    }
  }

  private boolean hasItem() throws IOException {
    Path items = folder.resolve("out/_items");
    if (!Files.isDirectory(items)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(items)) {
      return files.anyMatch(file -> file.toString().endsWith("done.parquet"));
    }
  }
}
