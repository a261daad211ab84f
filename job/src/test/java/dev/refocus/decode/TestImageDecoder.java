package dev.refocus.decode;

import static dev.refocus.decode.Samples.TINY;
import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.png;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.decode.structure.ImageInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TestImageDecoder {
  private final ImageDecoder decoder = new ImageDecoder(TINY);

  @Test
  void refusesNoBytes() {
    assertFails(() -> decoder.decode(new byte[0], 2), ErrorCode.EMPTY_FILE, "no bytes");
  }

  @Test
  void refusesTooManyBytesBeforeItLooksAtThem() {
    byte[] bytes = new byte[(int) TINY.maxBytes() + 1];
    assertFails(() -> decoder.decode(bytes, 2), ErrorCode.TOO_MANY_BYTES, "1048577", "1048576");
  }

  @Test
  void refusesHugeHeadersAtOnce() {
    byte[] bomb = png(30_000, 30_000, 8, 6, new byte[10]);
    ImageDecoder generous = new ImageDecoder(DecodeLimits.DEFAULT);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertFails(() -> generous.decode(bomb, 4), ErrorCode.SIDE_TOO_LONG, "30000", "8192"));
  }

  @Test
  void refusesTooManyPixels() {
    byte[] image = png(999, 999, 8, 0, new byte[10]);
    assertFails(
        () -> decoder.decode(image, 2), ErrorCode.TOO_MANY_PIXELS, "998001", "100000", "raise");
  }

  @Test
  void refusesTooLargeResultsByScale() {
    byte[] image = png(300, 300, 8, 0, new byte[300 * 301]);
    assertThat(decoder.decode(image, 3).color().width()).isEqualTo(300);
    assertFails(
        () -> decoder.decode(image, 4), ErrorCode.HR_TOO_LARGE, "1440000", "1000000", "scale");
  }

  @Test
  void refusesTooSmallImages() {
    ImageDecoder strict = new ImageDecoder(DecodeLimits.DEFAULT);
    byte[] image = written(gradient(64, 23), "png");
    assertFails(() -> strict.decode(image, 2), ErrorCode.TOO_SMALL, "23", "24");
  }

  @Test
  void refusesImagesWithoutPixels() {
    byte[] image = png(0, 5, 8, 0, new byte[0]);
    assertFails(() -> decoder.decode(image, 2), ErrorCode.CORRUPT, "0 x 5");
  }

  @Test
  void opensWhatItWouldNotDecode() {
    byte[] bomb = png(30_000, 20_000, 16, 6, new byte[10]);
    assertThat(decoder.open(bomb, 0).info())
        .isEqualTo(new ImageInfo("png", 30_000, 20_000, 16, 4, 1, bomb.length));
  }

  @Test
  void tellsTruncatedFromCorrupt() {
    byte[] sound = written(gradient(40, 30), "png");
    byte[] cut = Arrays.copyOf(sound, sound.length / 2);
    assertFails(() -> decoder.decode(cut, 2), ErrorCode.TRUNCATED, "end is missing");
    byte[] broken = png(40, 30, 8, 2, new byte[5]);
    assertFails(() -> decoder.decode(broken, 2), ErrorCode.CORRUPT, "cannot be decoded");
    assertFails(() -> decoder.decode(Arrays.copyOf(sound, 20), 2), ErrorCode.TRUNCATED, "header");
  }

  @Test
  void givesTheSameSamplesOnManyThreads() throws Exception {
    List<byte[]> images =
        List.of(
            written(gradient(40, 30), "png"),
            written(gradient(40, 30), "jpg"),
            written(gradient(40, 30), "bmp"),
            written(gradient(40, 30), "tiff"));
    List<float[]> alone =
        images.stream().map(image -> decoder.decode(image, 2).color().samples()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<float[]>> tasks =
          IntStream.range(0, 80)
              .<Callable<float[]>>mapToObj(
                  i -> () -> decoder.decode(images.get(i % 4), 2).color().samples())
              .toList();
      int i = 0;
      for (Future<float[]> result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(alone.get(i++ % 4));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
