package dev.refocus.fit;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images with bars of constant colour. */
final class Frames {
  /** Rows of each bar of {@link #letterbox}. */
  static final int BAR = 18;

  private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 24, 4096, 1 << 20, 1 << 22);

  private Frames() {}

  /** A photograph of 96 x 60 pixels between black bars. */
  static DecodedImage letterbox() throws IOException {
    return new ImageDecoder(LIMITS).decode(file(), 2);
  }

  /** The same as a JPEG with fewer samples of colour, whose blocks the bars' edges cut. */
  static DecodedImage letterbox(float quality) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file()));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return new ImageDecoder(LIMITS).decode(bytes.toByteArray(), 2);
  }

  private static byte[] file() throws IOException {
    try (InputStream in = Frames.class.getResourceAsStream("/frames/letterbox.png")) {
      return in.readAllBytes();
    }
  }

  /** The image with bars of one grey around it. */
  static Image framed(Image inside, ConstantFrame frame, float grey) {
    int height = inside.height() + frame.top() + frame.bottom();
    int width = inside.width() + frame.left() + frame.right();
    float[] samples = new float[inside.channels() * height * width];
    Arrays.fill(samples, grey);
    for (int row = 0; row < inside.channels() * inside.height(); row++) {
      int to = row / inside.height() * height + frame.top() + row % inside.height();
      System.arraycopy(
          inside.samples(),
          row * inside.width(),
          samples,
          to * width + frame.left(),
          inside.width());
    }
    return new Image(inside.channels(), height, width, samples);
  }
}
