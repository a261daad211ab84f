package dev.refocus.fit;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lumas of the demo's photographs. */
public final class Photographs {
  public static final List<String> NAMES = List.of("astronaut", "coffee", "galaxies", "rocket");

  private static final Path DATASETS = Path.of(System.getProperty("refocus.home"), "datasets");

  private Photographs() {}

  /** A file below {@code datasets}. */
  public static Path dataset(String path) {
    return DATASETS.resolve(path);
  }

  /** {@code (1, height, width)} from the middle. */
  public static Image luma(String name, int height, int width) {
    Image luma = luma(name);
    int top = (luma.height() - height) / 2;
    int left = (luma.width() - width) / 2;
    float[] samples = new float[height * width];
    for (int row = 0; row < height; row++) {
      int from = (top + row) * luma.width() + left;
      System.arraycopy(luma.samples(), from, samples, row * width, width);
    }
    return new Image(1, height, width, samples);
  }

  private static Image luma(String name) {
    try {
      byte[] bytes = Files.readAllBytes(dataset("demo/hr/" + name + ".png"));
      return new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes, 1).color().luma();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
