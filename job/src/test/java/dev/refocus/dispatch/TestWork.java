package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.dispatch.PixelTally.Size;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestWork {
  @Test
  void bytesOfJpegsStandForMorePixelsThanThoseOfPngs() {
    // Half the bytes are done, and they are the PNG's; the JPEGs that are left hold nine times
    // more.
    Map<String, Size> done =
        Map.of("png", new Size("png", 1000, 500), "jpg", new Size("jpg", 100, 500));
    assertThat(Work.share(Map.of("png", 1000L, "jpg", 1000L), done))
        .isCloseTo(1000. / 5500, within(1e-9));
  }

  @Test
  void endingsOfWhichNoneIsDoneAreTakenForTheOthers() {
    assertThat(Work.share(Map.of("png", 1000L, "tif", 1000L), tally("png", 1000, 500)))
        .isCloseTo(.5, within(1e-9));
  }

  @Test
  void filesWithoutPixelsTellNothing() {
    assertThat(Work.share(Map.of("png", 1000L), tally("png", 500, 0))).isNaN();
    assertThat(Work.share(Map.of(), Map.of())).isNaN();
  }

  @Test
  void emptyFilesAreNoDivisionByNothing() {
    assertThat(Work.share(Map.of("png", 0L, "jpg", 10L), tally("png", 0, 4))).isEqualTo(4. / 44);
  }

  @Test
  void endingsAreThoseOfTheName() {
    assertThat(Work.ending("file:/a.b/IMG.JPG")).isEqualTo("jpg");
    assertThat(Work.ending("file:/a.b/IMG")).isEqualTo("img");
  }

  @Test
  void talliesOfTasksAdd() {
    PixelTally driver = new PixelTally();
    PixelTally task = new PixelTally();
    task.add(new Size("png", 10, 100));
    task.add(new Size("png", 1, 10));
    driver.merge(task);
    driver.merge(task.copy());
    assertThat(driver.value()).containsExactly(Map.entry("png", new Size("png", 22, 220)));
    task.reset();
    assertThat(task.isZero()).isTrue();
  }

  private static Map<String, Size> tally(String ending, long bytes, long pixels) {
    return Map.of(ending, new Size(ending, bytes, pixels));
  }
}
