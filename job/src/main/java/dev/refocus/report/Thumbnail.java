package dev.refocus.report;

import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images as small files for a page. */
public final class Thumbnail {
  /** At which blocks are not seen beside what restoration changes. */
  private static final float QUALITY = 0.9f;

  private Thumbnail() {}

  /** The image on white where it is transparent. */
  public static Image onWhite(Image color, Optional<Image> alpha) {
    if (alpha.isEmpty()) {
      return color;
    }
    float[] opacity = alpha.get().samples();
    float[] samples = color.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      float share = opacity[i % opacity.length];
      samples[i] = share * samples[i] + 1 - share;
    }
    return new Image(color.channels(), color.height(), color.width(), samples);
  }

  /** An image whose longer side is at most {@code side}: every pixel the mean of a block. */
  public static Image shrink(Image image, int side) {
    double step = Math.max(Math.max(image.width(), image.height()) / (double) side, 1);
    int height = Math.max((int) (image.height() / step), 1);
    int width = Math.max((int) (image.width() / step), 1);
    float[] samples = new float[image.channels() * height * width];
    for (int i = 0; i < samples.length; i++) {
      int row = i / width % height;
      int column = i % width;
      Image block =
          image.part(
              row * image.height() / height,
              column * image.width() / width,
              Math.max((int) step, 1),
              Math.max((int) step, 1));
      samples[i] = mean(block, i / width / height);
    }
    return new Image(image.channels(), height, width, samples);
  }

  private static float mean(Image block, int channel) {
    double sum = 0;
    for (int i = 0; i < block.area(); i++) {
      sum += block.samples()[channel * block.area() + i];
    }
    return (float) (sum / block.area());
  }

  /**
   * A JPEG.
   *
   * @param image {@code (1 or 3, h, w)}, clipped to [0, 1]
   */
  public static byte[] jpeg(Image image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(buffer(image), null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage buffer(Image image) {
    BufferedImage buffer =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    int area = image.area();
    int planes = image.channels() == 3 ? area : 0;
    for (int i = 0; i < area; i++) {
      int red = level(image.samples()[i]);
      int green = level(image.samples()[planes + i]);
      int blue = level(image.samples()[2 * planes + i]);
      buffer.setRGB(i % image.width(), i / image.width(), red << 16 | green << 8 | blue);
    }
    return buffer;
  }

  private static int level(float sample) {
    return Math.round(255 * Math.min(Math.max(sample, 0), 1));
  }
}
