package dev.refocus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestGalleryChoice {
  private static List<ReportRow> rows() {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(
          ReportRows.restored(
              "s" + i, .9 - (i == 123 ? .5 : 0), i == 77 ? 99 : 1, i == 9 ? -5 : 1));
    }
    for (int i = 0; i < 400; i++) {
      rows.add(ReportRows.failed("f" + i, "broken"));
    }
    return rows;
  }

  private static List<String> chosen(int most, boolean random, Map<String, ReportRow> others) {
    return GalleryChoice.of(most, random, Measure.ofRun(), others).of(rows()).stream()
        .map(row -> row.label().name())
        .toList();
  }

  @Test
  void showsTheEndsOfRankingsSomeFailuresAndOthers() {
    List<String> names = chosen(40, false, Map.of());
    assertThat(names).hasSize(40).contains("s123", "s77", "s9").doesNotHaveDuplicates();
    assertThat(names.stream().filter(name -> name.startsWith("f"))).hasSize(5);
    assertThat(chosen(40, false, Map.of())).isEqualTo(names);
  }

  @Test
  void showsWhatChangedAgainstAnotherRun() {
    Map<String, ReportRow> others =
        Map.of(
            "file:/in/s300", ReportRows.restored("s300", .9, 1, 4),
            "file:/in/s301", ReportRows.restored("s301", .9, 1, 1));
    assertThat(chosen(40, false, others)).contains("s300");
  }

  @Test
  void aRandomChoiceHasNoFavourites() {
    List<String> names = chosen(100, true, Map.of());
    assertThat(names).hasSize(100);
    assertThat(names.stream().filter(name -> name.startsWith("f")).count()).isBetween(30L, 70L);
  }

  @Test
  void allAreShownIfThereIsRoomAndNoneIfNoneIsAsked() {
    assertThat(chosen(800, false, Map.of())).hasSize(800);
    assertThat(chosen(0, false, Map.of())).isEmpty();
  }
}
