package dev.refocus.decode.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.Samples;
import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestOrientation {
  /** Rows {@code 0 1 2} and {@code 3 4 5}. */
  private static final Image STORED = new Image(1, 2, 3, new float[] {0, 1, 2, 3, 4, 5});

  /** What lies where follows from EXIF 2.32, table 6: the side that row 0 and column 0 are on. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 012345",
    "2, 2, 210543",
    "3, 2, 543210",
    "4, 2, 345012",
    "5, 3, 031425",
    "6, 3, 304152",
    "7, 3, 524130",
    "8, 3, 251403"
  })
  void turnsStoredRowsUpright(int orientation, int height, String samples) {
    Image upright = Orientation.upright(STORED, orientation);
    assertThat(upright.height()).isEqualTo(height);
    StringBuilder order = new StringBuilder();
    for (float sample : upright.samples()) {
      order.append((int) sample);
    }
    assertThat(order.toString()).isEqualTo(samples);
  }

  @Test
  void turnsEveryPlane() {
    float[] samples = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
    Image upright = Orientation.upright(new Image(3, 2, 3, samples), 6);
    assertThat(upright.plane(2).samples()).containsExactly(15, 12, 16, 13, 17, 14);
  }

  @Test
  void readsExifWithAndWithoutItsHeader() {
    byte[] exif = Samples.exif(8);
    byte[] headed = new byte[exif.length + 6];
    System.arraycopy(new byte[] {'E', 'x', 'i', 'f', 0, 0}, 0, headed, 0, 6);
    System.arraycopy(exif, 0, headed, 6, exif.length);
    assertThat(Orientation.ofExif(exif)).isEqualTo(8);
    assertThat(Orientation.ofExif(headed)).isEqualTo(8);
  }

  @Test
  void takesBrokenExifForUpright() {
    assertThat(Orientation.ofExif(new byte[0])).isEqualTo(1);
    assertThat(Orientation.ofExif(Samples.exif(9))).isEqualTo(1);
    byte[] endless = Samples.exif(6);
    endless[8] = (byte) 0xff;
    endless[4] = (byte) 0xff;
    assertThat(Orientation.ofExif(endless)).isEqualTo(1);
  }
}
