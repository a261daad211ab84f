package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs of {@code evaluate} that another version wrote. */
@Tag("long")
class TestEarlierEvaluation {
  @TempDir private Path folder;

  @Test
  void refusesRowsOfAVersionThatMeasuredLess() throws IOException {
    Files.write(folder.resolve("a.png"), SampleImages.png(72, 64, 1));
    Path spec =
        Files.writeString(
            folder.resolve("small.yaml"), "images: a.png\nscale: 2\nkernels: bicubic\n");
    writeOldRows(Files.createDirectories(folder.resolve("old/cases")));

    CommandRun run =
        CommandRun.of(
            "evaluate",
            spec.toString(),
            "--output=" + folder.resolve("old"),
            "--master=local[1]",
            "--conf=spark.ui.enabled=false");

    assertThat(run.err())
        .isEqualTo(
            "refocus: %s/old: an earlier version, which measured less, wrote these rows; delete the folder or name another\n"
                .formatted(folder));
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }

  private static void writeOldRows(Path cases) throws IOException {
    MessageType type = MessageTypeParser.parseMessageType("message row { required int32 scale; }");
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(cases.resolve("part-0.parquet").toUri());
    try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(file).withType(type).build()) {
      writer.write(new SimpleGroupFactory(type).newGroup().append("scale", 2));
    }
    Files.createFile(cases.resolve("_SUCCESS"));
  }
}
