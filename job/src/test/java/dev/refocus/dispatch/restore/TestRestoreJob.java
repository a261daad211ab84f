package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.config.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive with everything in it, restored whole; the output read without Spark. */
@Tag("long")
class TestRestoreJob {
  private static final List<String> SOUND =
      List.of("a/same name.png", "b/same name.png", "b/copy.png");

  @TempDir private static Path temporary;
  private static Path archive;
  private static CommandRun manyTasks;
  private static CommandRun oneTask;

  @BeforeAll
  static void restoreTheArchiveInManyTasksAndInOne() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    byte[] sound = SampleImages.png(32, 28, 1);
    file("a/same name.png", sound);
    file("b/same name.png", SampleImages.png(24, 30, 2));
    file("b/copy.png", sound);
    file("truncated.png", Arrays.copyOf(sound, sound.length / 2));
    file("text.png", "no image".getBytes(StandardCharsets.UTF_8));
    file("empty.png", new byte[0]);
    file("huge.png", SampleImages.pngHeader(30_000, 30_000));
    file("notes.txt", "no image by its name".getBytes(StandardCharsets.UTF_8));
    file("_SUCCESS", new byte[0]);
    manyTasks = restore("many", "--json");
    oneTask =
        restore(
            "one",
            "--set=run.max-tasks=1",
            "--set=run.images-per-file=2",
            "--set=run.images-per-move=3");
  }

  private static CommandRun restore(String output, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--scale=2");
    return CommandRun.restore(
        "local[2]", archive, temporary.resolve(output), options.toArray(String[]::new));
  }

  private static void file(String name, byte[] bytes) throws IOException {
    Path file = archive.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static Map<String, Map<String, Object>> rows(String output) throws IOException {
    return new ParquetTable(temporary.resolve(output)).rows("/archive");
  }

  @Test
  void everyInputHasOneRowWhateverBecameOfIt() throws IOException {
    Map<String, String> codes = new LinkedHashMap<>();
    rows("many")
        .forEach(
            (name, row) -> {
              Map<String, Object> error = Rows.struct(row.get("error"));
              boolean usable = List.of("restored", "degraded").contains(row.get("status"));
              codes.put(name, usable ? "usable" : row.get("status") + " " + error.get("code"));
            });
    assertThat(codes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a/same name.png", "usable",
                "b/same name.png", "usable",
                "b/copy.png", "usable",
                "truncated.png", "failed TRUNCATED",
                "text.png", "skipped NOT_AN_IMAGE",
                "empty.png", "failed EMPTY_FILE",
                "huge.png", "failed SIDE_TOO_LONG",
                "notes.txt", "skipped UNSUPPORTED_FORMAT"));
  }

  @Test
  void failuresGiveExitCodeTwoAndASummary() {
    assertThat(List.of(manyTasks.exitCode(), oneTask.exitCode())).containsExactly(2, 2);
    assertThat(manyTasks.err())
        .contains("8 of 8 images done, 3 failed, ")
        .containsPattern("8 inputs: \\d restored, \\d degraded, 3 failed, 2 skipped; run \\S+ in ");
  }

  @Test
  void causesAreToldWithACountAndHowToMendThem() {
    assertThat(manyTasks.err())
        .contains(
            "1 failed as SIDE_TOO_LONG, such as huge.png:\n    ",
            "1 failed as TRUNCATED, such as truncated.png:\n    ")
        .containsPattern(" as EMPTY_FILE, such as empty.png:\n    .*\n");
  }

  @Test
  void theOutputKeepsWhatTheRunSaid() throws IOException {
    try (Stream<Path> logs = Files.list(temporary.resolve("many/_logs"))) {
      Path log =
          logs.filter(file -> file.getFileName().toString().matches("\\d.*\\.log"))
              .findFirst()
              .orElseThrow();
      assertThat(log)
          .content()
          .contains(" run ", " config_id ", "fit.scale=2", "8 of 8 images done, 3 failed, ")
          .contains("1 failed as TRUNCATED, such as truncated.png:", "8 inputs: ");
    }
  }

  @Test
  void nextCommandsArePrinted() {
    String output = temporary.resolve("many").toString();
    assertThat(manyTasks.err())
        .endsWith(
            "a page to look at: refocus report %s\nthe HR images as files: refocus export %s pictures/\n"
                .formatted(output, output));
  }

  @Test
  void tableHasALinePerInput() {
    assertThat(oneTask.outLines()).hasSize(9).first().asString().startsWith("image ");
    assertThat(oneTask.out())
        .containsPattern("a/same name.png +32 x 28 +64 x 56 ")
        .containsPattern("archive/empty.png( +-){7} +failed +EMPTY_FILE: ")
        .containsPattern("archive/huge.png +30000 x 30000 +- .* failed +SIDE_TOO_LONG: ");
    assertThat(manyTasks.outLines()).hasSize(8).allMatch(line -> line.startsWith("{\"uri\":"));
  }

  @Test
  void numberOfTasksDoesNotChangeARow() throws IOException {
    assertThat(Rows.lasting(rows("one"))).isEqualTo(Rows.lasting(rows("many")));
  }

  @Test
  void equalBytesGiveEqualPixelsAndRowsOfTheirOwn() throws IOException {
    Map<String, Object> row = rows("many").get("a/same name.png");
    Map<String, Object> copy = rows("many").get("b/copy.png");
    for (String column : List.of("image_id", "hr", "kernel", "residual_db", "config_id")) {
      assertThat(copy.get(column)).as(column).isNotNull().isEqualTo(row.get(column));
    }
    assertThat(row).containsEntry("dataset", "a");
    assertThat(copy).containsEntry("dataset", "b");
  }

  @Test
  void restoredRowIsWhole() throws IOException {
    for (String name : SOUND) {
      Map<String, Object> row = rows("many").get(name);
      byte[] bytes = Files.readAllBytes(archive.resolve(name));
      BufferedImage lr = ImageIO.read(new ByteArrayInputStream(bytes));
      assertThat(row)
          .containsEntry("image_id", Sha256.hex(bytes))
          .containsEntry("scale", 2)
          .containsEntry("hr_width", 2 * lr.getWidth())
          .containsEntry("hr_height", 2 * lr.getHeight())
          .containsEntry("config_id", new FitConfig(2, Profile.SOLVER, 0).id())
          .containsEntry("attempt", 0);
      BufferedImage hr = png((String) Rows.struct(row.get("hr")).get("bytes"));
      assertThat(hr.getWidth()).isEqualTo(2 * lr.getWidth());
      assertThat(hr.getHeight()).isEqualTo(2 * lr.getHeight());
      Map<String, Object> kernel = Rows.struct(row.get("kernel"));
      int size = (int) kernel.get("size");
      assertThat((List<?>) kernel.get("weights")).hasSize(size * size);
      assertThat(Rows.struct(row.get("input")))
          .containsEntry("format", "png")
          .containsEntry("width", lr.getWidth())
          .containsEntry("bytes", (long) bytes.length);
      assertThat(Rows.struct(row.get("fit")))
          .containsEntry("profile", "solver")
          .containsEntry("device", "cpu()");
      assertThat(Rows.struct(Rows.struct(row.get("scores")).get("reason")))
          .containsEntry("clip_iqa", "no folder of models is configured; name one with --models");
    }
  }

  @Test
  void failedRowKeepsWhatIsKnown() throws IOException {
    Map<String, Object> huge = rows("many").get("huge.png");
    assertThat(huge.get("image_id")).isNotNull();
    assertThat(Rows.struct(huge.get("input"))).containsEntry("width", 30_000);
    assertThat(Rows.struct(huge.get("error")))
        .extractingByKey("message")
        .asString()
        .startsWith("longer side of 30000 pixels, limit 8192");
    for (String column : List.of("hr", "kernel", "registration", "scores", "fit")) {
      assertThat(huge.get(column)).as(column).isNull();
    }
  }

  @Test
  void skippedRowWasNotRead() throws IOException {
    Map<String, Object> notes = rows("many").get("notes.txt");
    assertThat(notes.get("image_id")).isNull();
    assertThat(Rows.struct(notes.get("error")))
        .containsEntry(
            "message",
            "the file name does not end like an image's; input.extensions lists the endings");
  }

  @Test
  void filesAndRowGroupsKeepTheirBounds() throws IOException {
    assertThat(new ParquetTable(temporary.resolve("many")).files()).hasSize(1);
    ParquetTable one = new ParquetTable(temporary.resolve("one"));
    // Three, three and two rows move, two in a file.
    assertThat(one.files()).hasSize(5);
    assertThat(one.rowGroups()).allMatch(group -> group.getRowCount() <= 2);
    assertThat(one.rowGroups()).allMatch(group -> group.getTotalByteSize() < 1 << 25);
    assertThat(one.rowGroups().stream().mapToLong(BlockMetaData::getRowCount).sum()).isEqualTo(8);
  }

  @Test
  void timestampsAreOfTheCommonKind() throws IOException {
    ParquetTable many = new ParquetTable(temporary.resolve("many"));
    assertThat(ParquetTable.footer(many.files().get(0)).getFileMetaData().getSchema().toString())
        .contains("required int64 started_at (TIMESTAMP(MICROS,true))")
        .contains("required binary uri (STRING)");
  }

  private static BufferedImage png(String hexadecimal) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(HexFormat.of().parseHex(hexadecimal)));
  }
}
