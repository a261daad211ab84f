package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as inputs: counted, restored once each, and found again by later runs. */
@Tag("long")
class TestPageListing {
  private static final String[] WHOLE = {"a.png", "book.tif", "scan.jpg", "text.tif"};
  private static final String[] PAGES = {
    "a.png",
    "book.tif#page=1",
    "book.tif#page=2",
    "book.tif#page=3",
    "scan.jpg#page=1",
    "scan.jpg#page=2",
    "text.tif"
  };

  @TempDir private Path temporary;
  private Path archive;
  private Path output;

  @BeforeEach
  void fillAnArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    output = temporary.resolve("output");
    Files.write(archive.resolve("a.png"), SampleImages.png(24, 24, 1));
    Files.write(archive.resolve("book.tif"), resource("three-pages.tif"));
    // The name does not tell the format.
    Files.write(archive.resolve("scan.jpg"), resource("thumbnail-first.tif"));
    Files.writeString(archive.resolve("text.tif"), "no image");
  }

  @Test
  void everyPageHasARowAndALaterRunFindsIt() throws IOException {
    CommandRun run = restore("--pages=all");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("7 inputs: ", "7 of 7 images done");
    Map<String, Map<String, Object>> rows = rows();
    assertThat(rows).containsOnlyKeys(PAGES);
    assertThat(Rows.struct(rows.get("book.tif#page=2").get("input")))
        .containsEntry("page", 2)
        .containsEntry("pages", 3);
    assertThat(rows.get("scan.jpg#page=1")).containsEntry("hr_width", 96);
    assertThat(rows.get("scan.jpg#page=2")).containsEntry("hr_width", 192);
    assertThat(rows.get("book.tif#page=1").get("hr"))
        .isNotEqualTo(rows.get("book.tif#page=2").get("hr"));
    assertThat(codes(rows)).doesNotContain("FURTHER_PAGES");

    CommandRun again = restore("--pages=all");
    assertThat(again.err()).contains("7 of 7 inputs are done already");
    assertThat(rows()).isEqualTo(rows);
    scoresOfARunReadThePage();
  }

  private void scoresOfARunReadThePage() throws IOException {
    Path scores = temporary.resolve("scores");
    CommandRun run =
        CommandRun.of(
            "score",
            output.toString(),
            "--output=" + scores,
            "--master=local[2]",
            "--conf=spark.ui.enabled=false");
    Map<String, Object> row = new ParquetTable(scores).rows("/archive").get("scan.jpg#page=1");
    assertThat(row).as(run.err()).containsEntry("status", "scored");
    Map<String, Object> niqe = Rows.struct(Rows.struct(row.get("scores")).get("brisque"));
    assertThat(niqe.get("bicubic")).as("of the LR page, read again").isNotNull();
  }

  @Test
  void wholeFilesGiveWayToTheirPagesAndBack() throws IOException {
    CommandRun run = restore();
    assertThat(rows()).as(run.err()).containsOnlyKeys(WHOLE);
    assertThat(codes(rows())).contains("FURTHER_PAGES");
    assertThat(manifest().path("rows").asInt()).isEqualTo(4);

    CommandRun pages = restore("--pages=all");
    assertThat(pages.err()).contains("2 of 7 inputs are done already");
    assertThat(rows()).containsOnlyKeys(PAGES);
    assertThat(manifest().path("inputs").asInt()).isEqualTo(7);
    assertThat(manifest().path("rows").asInt()).isEqualTo(7);

    restore("--set=input.pages=first");
    assertThat(rows()).containsOnlyKeys(WHOLE);
    assertThat(manifest().path("rows").asInt()).isEqualTo(4);
  }

  @Test
  void pagesGiveWayToAFileOfTheirName() throws IOException {
    Files.write(archive.resolve("book.tif#page=2"), SampleImages.png(24, 24, 2));
    // A name of such an ending is no image's by its ending; it has a row nevertheless.
    restore("--pages=all");
    List<String> names = new ArrayList<>(List.of(PAGES));
    names.add("book.tif#page=02");
    assertThat(rows()).containsOnlyKeys(names.toArray(String[]::new));
    assertThat(rows().get("book.tif#page=2")).containsEntry("status", "skipped");
    assertThat(Rows.struct(rows().get("book.tif#page=02").get("input"))).containsEntry("page", 2);
  }

  @Test
  void otherValuesAreRefused() {
    CommandRun run = restore("--pages=2");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("input.pages: 2, must be first or all");
  }

  private CommandRun restore(String... more) {
    List<String> options = new ArrayList<>(List.of("--scale=2", "--profile=fast"));
    options.addAll(List.of(more));
    return CommandRun.restore("local[2]", archive, output, options.toArray(String[]::new));
  }

  private static List<Object> codes(Map<String, Map<String, Object>> rows) {
    return rows.values().stream()
        .map(row -> row.get("error"))
        .filter(error -> error != null)
        .map(error -> Rows.struct(error).get("code"))
        .toList();
  }

  private Map<String, Map<String, Object>> rows() throws IOException {
    return new ParquetTable(output).rows("/archive");
  }

  private JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(output.resolve("_MANIFEST.json")));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TestPageListing.class.getResourceAsStream("/tiff/" + name)) {
      return in.readAllBytes();
    }
  }
}
