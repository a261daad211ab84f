package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark's event log in a bucket, by the settings of deploy/watching. */
@Tag("long")
class TestEventLog {
  @TempDir private Path folder;

  @Test
  void saysHowManyImagesAreLeftAndNoSecret() throws IOException {
    try (S3Fixture s3 = new S3Fixture("logs")) {
      Path archive = Files.createDirectories(folder.resolve("archive"));
      Files.write(archive.resolve("a.png"), SampleImages.png(24, 24, 1));
      s3.put("logs", "events/none", new byte[0]);
      restore(s3, archive);
      Files.write(archive.resolve("b.png"), SampleImages.png(24, 24, 2));
      Files.write(archive.resolve("c.png"), SampleImages.png(24, 24, 3));
      restore(s3, archive);
      String events = events(s3);
      assertThat(events)
          .contains("restoring 1 of 1 images of " + archive)
          .contains("restoring 2 of 3 images of " + archive)
          .contains("images done", "SparkListenerEnvironmentUpdate")
          .doesNotContain(s3.server().secretKey());
    }
  }

  private void restore(S3Fixture s3, Path archive) {
    String[] settings = {
      "--scale=2",
      "--profile=fast",
      "--conf=spark.eventLog.enabled=true",
      "--conf=spark.eventLog.dir=s3a://logs/events",
      "--conf=spark.eventLog.rolling.enabled=true",
      "--conf=spark.eventLog.rolling.maxFileSize=16m"
    };
    CommandRun run =
        CommandRun.restore(
            "local[1]",
            archive,
            folder.resolve("output"),
            Stream.concat(Stream.of(settings), Stream.of(s3.confOptions(Map.of())))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private String events(S3Fixture s3) {
    StringBuilder events = new StringBuilder();
    for (String key : s3.keys("logs")) {
      if (key.contains("/eventlog_v2_") && key.contains("/events_")) {
        events.append(s3.text("logs", key));
      }
    }
    return events.toString();
  }
}
