package dev.refocus.encode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/** Pixels as a JPEG by Java's own writer, colours as fine as brightness (4:4:4). */
public final class JpegEncoder {
  private static final int START_AND_MARKER = 4;

  private JpegEncoder() {}

  /**
   * Encodes an image as JPEG.
   *
   * @param head that replaces the writer's, see {@link JpegHead}
   * @param image of 8 bits, grey or RGB
   * @param quality 1 to 100
   */
  public static byte[] encode(byte[] head, BufferedImage image, int quality) throws IOException {
    byte[] written = written(image, quality);
    // Start of image, then the writer's JFIF segment with its length.
    int jfif = START_AND_MARKER + ((written[4] & 0xff) << 8 | written[5] & 0xff);
    byte[] bytes = Arrays.copyOf(head, head.length + written.length - jfif);
    System.arraycopy(written, jfif, bytes, head.length, written.length - jfif);
    return bytes;
  }

  private static byte[] written(BufferedImage image, int quality) throws IOException {
    ImageWriter writer = writer();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality / 100f);
      writer.setOutput(stream);
      writer.write(
          null, new IIOImage(image, null, unsampled(writer, image, parameters)), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The writer's own metadata, without its subsampling of colours. */
  private static IIOMetadata unsampled(
      ImageWriter writer, BufferedImage image, ImageWriteParam parameters) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    NodeList components = root.getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      IIOMetadataNode component = (IIOMetadataNode) components.item(i);
      component.setAttribute("HsamplingFactor", "1");
      component.setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(format, root);
    return metadata;
  }

  private static ImageWriter writer() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getModule() == ImageIO.class.getModule()) {
        return writer;
      }
    }
    throw new IllegalStateException(
        "no built-in JPEG writer; run on a Java with the module java.desktop");
  }
}
