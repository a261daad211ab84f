package dev.refocus.evaluate;

import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.PngEncoder;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An LR image as the bytes of a file, such as an archive holds. */
public final class LrFile {
  private LrFile() {}

  /**
   * The file of an image.
   *
   * @param decoder reads the first of two JPEGs
   */
  static byte[] encode(Image image, Compression compression, ImageDecoder decoder) {
    if (compression.quality() == 0) {
      return PngEncoder.encode(image, Optional.empty(), 8);
    }
    byte[] first = jpeg(image, compression.quality(), compression.subsampling());
    return compression.again() == 0
        ? first
        : jpeg(decoder.decode(first, 1).color(), compression.again(), compression.subsampling());
  }

  /** JPEG by Java's encoder, chroma at half the size. */
  public static byte[] jpeg(Image image, int quality) {
    return jpeg(image, quality, Subsampling.HALF_BOTH);
  }

  /** JPEG by Java's encoder. */
  static byte[] jpeg(Image image, int quality, Subsampling subsampling) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      BufferedImage picture = picture(image);
      IIOMetadata header =
          image.channels() == 1 || subsampling == Subsampling.HALF_BOTH
              ? null
              : header(writer, picture, parameters, subsampling);
      writer.write(null, new IIOImage(picture, null, header), parameters);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The encoder's own header but for the luma's sampling factors; chroma's are 1. */
  private static IIOMetadata header(
      ImageWriter writer, BufferedImage picture, ImageWriteParam parameters, Subsampling chroma)
      throws IIOInvalidTreeException {
    IIOMetadata header =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(picture), parameters);
    IIOMetadataNode tree = (IIOMetadataNode) header.getAsTree(header.getNativeMetadataFormatName());
    IIOMetadataNode luma = (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
    luma.setAttribute("HsamplingFactor", Integer.toString(chroma.columns()));
    luma.setAttribute("VsamplingFactor", Integer.toString(chroma.rows()));
    header.setFromTree(header.getNativeMetadataFormatName(), tree);
    return header;
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
