package dev.refocus;

import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Files of the checkout. */
public final class Checkout {
  private Checkout() {}

  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("conf/jvm.options"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The middle {@code side x side} pixels of an HR photograph of the demo. */
  public static Image demoPhotograph(String name, int side) {
    try {
      BufferedImage whole = ImageIO.read(root().resolve("datasets/demo/hr/" + name).toFile());
      int left = (whole.getWidth() - side) / 2;
      int top = (whole.getHeight() - side) / 2;
      return image(whole.getSubimage(left, top, side, side));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An LR image of the demo. */
  public static Image demoImage(String name) {
    try {
      return image(ImageIO.read(root().resolve("datasets/demo/lr/" + name).toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Image image(BufferedImage buffer) {
    int area = buffer.getHeight() * buffer.getWidth();
    float[] samples = new float[3 * area];
    for (int i = 0; i < area; i++) {
      int rgb = buffer.getRGB(i % buffer.getWidth(), i / buffer.getWidth());
      for (int channel = 0; channel < 3; channel++) {
        samples[channel * area + i] = (rgb >> (16 - 8 * channel) & 255) / 255f;
      }
    }
    return new Image(3, buffer.getHeight(), buffer.getWidth(), samples);
  }
}
