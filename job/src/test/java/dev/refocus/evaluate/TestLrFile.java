package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestLrFile {
  /**
   * In the frame header: {@code H} and {@code V} of the luma in a byte, of both chroma planes 1.
   */
  @ParameterizedTest
  @CsvSource({"HALF_BOTH, 34", "HALF_COLUMNS, 33", "FULL, 17"})
  void frameHeaderHoldsTheSubsampling(Subsampling subsampling, int factors) {
    byte[] file = LrFile.jpeg(gradient(3), 80, subsampling);
    int frame = frame(file);
    assertThat(file[frame + 9]).isEqualTo((byte) 3);
    assertThat(file[frame + 11]).isEqualTo((byte) factors);
    assertThat(file[frame + 14]).isEqualTo((byte) 0x11);
    assertThat(file[frame + 17]).isEqualTo((byte) 0x11);
  }

  @Test
  void subsamplingLeavesGreyAsItIs() {
    byte[] file = LrFile.jpeg(gradient(1), 80, Subsampling.FULL);
    assertThat(file[frame(file) + 9]).isEqualTo((byte) 1);
    assertThat(file).isEqualTo(LrFile.jpeg(gradient(1), 80, Subsampling.HALF_BOTH));
  }

  /** Of the marker SOF0, after the segments before it. */
  private static int frame(byte[] file) {
    int at = 2;
    while ((file[at + 1] & 0xff) != 0xc0) {
      at += 2 + ((file[at + 2] & 0xff) << 8) + (file[at + 3] & 0xff);
    }
    return at;
  }

  private static Image gradient(int channels) {
    float[] samples = new float[channels * 32 * 32];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 32 / 31f;
    }
    return new Image(channels, 32, 32, samples);
  }
}
