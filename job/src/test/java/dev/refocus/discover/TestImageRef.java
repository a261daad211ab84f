package dev.refocus.discover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestImageRef {
  private static final ImageRef FILE = new ImageRef("file:/a/b#.tif", "a", 7, 9, true);

  @Test
  void pagesHaveUrisOfTheirOwnAndTheFile() {
    ImageRef page = FILE.ofPage(12);
    assertThat(page)
        .isEqualTo(
            new ImageRef(
                "file:/a/b#.tif#page=12", "a", null, new Listed(7, 9, null), true, null, 12));
    assertThat(page.otherwise().uri()).isEqualTo("file:/a/b#.tif#page=012");
    assertThat(page.otherwise().otherwise().uri()).isEqualTo("file:/a/b#.tif#page=0012");
    for (ImageRef each : new ImageRef[] {FILE, page, page.otherwise().otherwise()}) {
      assertThat(each.file()).isEqualTo(FILE.uri());
    }
  }

  @Test
  void rowsTellPagesFromFiles() {
    assertThat(ImageRef.of("x.tif#page=2", 2).file()).isEqualTo("x.tif");
    assertThat(ImageRef.of("x.tif#page=02", 2).file()).isEqualTo("x.tif");
    assertThat(ImageRef.of("x.tif", 2)).isEqualTo(ImageRef.of("x.tif"));
    assertThat(ImageRef.of("x.tif#page=2", 1)).isEqualTo(ImageRef.of("x.tif#page=2"));
    assertThat(ImageRef.fileOf("x.tif#page=0")).isEqualTo("x.tif#page=0");
    assertThat(ImageRef.fileOf("#page=1")).isEqualTo("#page=1");
  }
}
