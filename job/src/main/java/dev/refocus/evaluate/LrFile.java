package dev.refocus.evaluate;

import dev.refocus.decode.Image;
import dev.refocus.row.PngEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** An LR image as the bytes of a file, such as an archive holds. */
final class LrFile {
  private LrFile() {}

  /**
   * @param jpeg quality from 1 to 100 (Java's encoder, chroma halved), 0 for PNG
   */
  static byte[] encode(Image image, int jpeg) {
    return jpeg == 0 ? PngEncoder.encode(image, Optional.empty(), 8) : jpeg(image, jpeg);
  }

  private static byte[] jpeg(Image image, int quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture(image), null, null), parameters);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage picture(Image image) {
    boolean grey = image.channels() == 1;
    BufferedImage picture =
        new BufferedImage(
            image.width(),
            image.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int channel = 0; channel < image.channels(); channel++) {
      for (int i = 0; i < image.area(); i++) {
        int level = Math.round(255 * image.samples()[channel * image.area() + i]);
        int row = Math.floorDiv(i, image.width());
        int column = i % image.width();
        // The raster holds the samples as they are; setRGB would convert grey from linear light.
        picture.getRaster().setSample(column, row, channel, level);
      }
    }
    return picture;
  }
}
