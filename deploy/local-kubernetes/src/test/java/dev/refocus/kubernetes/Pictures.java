package dev.refocus.kubernetes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Archives of small pictures. */
final class Pictures {
  private Pictures() {}

  /**
   * Makes a folder of grey pictures, each another one.
   *
   * @param side of each in pixels
   */
  static Path folder(Path folder, int count, int side) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
      Random random = new Random(i);
      for (int sample = 0; sample < side * side; sample++) {
        int level = 100 + 60 * (sample % side / 5 % 2) + random.nextInt(30);
        image.getRaster().setSample(sample % side, sample / side, 0, level);
      }
      String name = String.format(Locale.ROOT, "%02d.png", i);
      ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
    return folder;
  }
}
