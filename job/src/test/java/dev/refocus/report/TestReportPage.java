package dev.refocus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refocus.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TestReportPage {
  private static final String HOSTILE = "</script><script>alert(1)</script><!--.png";

  private static String page(List<ReportRow> rows, Report.Other other) {
    return new String(ReportPage.of(ReportRows.report(rows, other)), StandardCharsets.UTF_8);
  }

  @Test
  void namesNeverBecomeMarkup() throws IOException {
    String html = page(List.of(ReportRows.restored(HOSTILE, .9, 1, 1)), null);
    assertThat(html).doesNotContain("<script>alert", "<!--");
    assertThat(html.split("<script", -1)).as("data and script").hasSize(3);
    assertThat(PageText.data(html).path("cards").get(0).path("name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void needsNothingFromElsewhere() {
    String html = page(List.of(ReportRows.restored("a.png", .9, 1, 1)), null);
    assertThat(html)
        .contains("default-src 'none'")
        .doesNotContain("src=\"http", "href=\"http", "url(", "@import", "{{");
  }

  @Test
  void countsCausesAndSums() throws IOException {
    List<ReportRow> rows = new ArrayList<>();
    rows.add(ReportRows.restored("sure.png", .9, 1, 2));
    rows.add(ReportRows.restored("doubted.png", .3, 5, -1));
    rows.add(ReportRows.failed("broken.png", "ends too early"));
    rows.add(ReportRows.failed("broken too.png", "ends too early"));
    JsonNode data = PageText.data(page(rows, null));
    assertThat(data.path("total").asInt()).isEqualTo(4);
    assertThat(data.path("statuses").toString())
        .isEqualTo("{\"degraded\":1,\"failed\":2,\"restored\":1}");
    JsonNode cause = data.path("causes").get(0);
    assertThat(cause.path("code").asText()).isEqualTo("CORRUPT");
    assertThat(cause.path("count").asInt()).isEqualTo(2);
    assertThat(cause.path("words").asText()).isEqualTo("The file is damaged.");
    assertThat(data.path("gains").get(0).path("positive").asDouble()).isEqualTo(0.5);
    assertThat(data.path("slowest").get(0).path("name").asText()).isEqualTo("doubted.png");
    assertThat(data.path("doubted").get(0).path("card").asInt()).isEqualTo(1);
  }

  @Test
  void everyCodeHasWords() {
    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(CauseWords.of(code)).endsWith("."));
    assertThat(CauseWords.of("OF_A_LATER_VERSION")).isEmpty();
  }

  @Test
  void distributionsCountTheirTails() {
    DoubleStream numbers =
        DoubleStream.concat(
            DoubleStream.iterate(-10, x -> x + 0.1).limit(200),
            DoubleStream.of(1e6, Double.NaN, Double.POSITIVE_INFINITY));
    Distribution spread = Distribution.of("x", numbers);
    assertThat(spread.count()).isEqualTo(201);
    assertThat(java.util.Arrays.stream(spread.bins()).sum()).isEqualTo(201);
    assertThat(spread.from() + spread.width() * spread.bins().length).isLessThan(11);
    assertThat(spread.median()).isCloseTo(0, within(0.01));
    assertThat(Distribution.of("none", DoubleStream.of(Double.NaN))).isNull();
    assertThat(Distribution.of("equal", DoubleStream.of(3, 3, 3)).bins()[0]).isEqualTo(3);
  }

  @Test
  void comparesRowByRow() throws IOException {
    List<ReportRow> rows =
        List.of(
            ReportRows.restored("same.png", .9, 1, 1),
            ReportRows.restored("better.png", .9, 1, 3),
            ReportRows.restored("new.png", .9, 1, 1));
    Map<String, ReportRow> others = new HashMap<>();
    others.put("file:/in/same.png", ReportRows.restored("same.png", .9, 9, 1));
    others.put("file:/in/better.png", ReportRows.restored("better.png", .5, 1, 1));
    others.put("file:/in/gone.png", ReportRows.failed("gone.png", "gone"));
    JsonNode comparison =
        PageText.data(page(rows, new Report.Other("s3a://other", others, Map.of())))
            .path("comparison");
    assertThat(comparison.path("both").asInt()).isEqualTo(2);
    assertThat(comparison.path("onlyHere").asInt()).isEqualTo(1);
    assertThat(comparison.path("onlyThere").asInt()).isEqualTo(1);
    assertThat(comparison.path("changed").asInt()).as("seconds are no change").isEqualTo(1);
    assertThat(comparison.path("statuses").path("degraded to restored").asInt()).isEqualTo(1);
    JsonNode gain = comparison.path("gains").get(0);
    assertThat(gain.path("name").asText()).isEqualTo("niqe");
    assertThat(gain.path("mean").asDouble()).isCloseTo(1, within(1e-6));
    assertThat(comparison.path("most").get(0).path("gain").asDouble()).isCloseTo(2, within(1e-6));
  }

  @Test
  void aLargeRunFitsIntoFiftyMegabytes() {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      rows.add(ReportRows.restored("folder/image number " + i + ".png", i % 100 / 100.0, i, i % 7));
    }
    List<ReportRow> shown = GalleryChoice.of(5000, false, Measure.ofRun(), Map.of()).of(rows);
    byte[] noise = new byte[60_000];
    new Random(1).nextBytes(noise);
    Map<String, Pictures> pictures = new HashMap<>();
    for (ReportRow row : shown) {
      pictures.put(
          row.key(),
          new Pictures(
              row.key(),
              new Pictures.Detail(null, noise, noise, null),
              null,
              null,
              ReportRows.dot(33),
              null,
              null));
    }
    KernelAtlas atlas = KernelAtlas.of(List.of(), Map.of());
    RunFacts facts = new RunFacts("restore", "s3a://run", Map.of(), Map.of());
    byte[] page =
        ReportPage.of(
            new Report(
                facts,
                Measure.ofRun(),
                rows,
                new Report.Gallery(shown, pictures),
                atlas,
                null,
                null));
    assertThat(page.length).isBetween(40_000_000, 50_000_000);
    assertThat(new String(page, StandardCharsets.UTF_8)).contains("make one with fewer --images");
  }
}
