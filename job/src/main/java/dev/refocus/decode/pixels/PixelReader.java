package dev.refocus.decode.pixels;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * ImageIO's readers, each named by its maker: neither the class path's order nor other plug-ins
 * decide which one reads an image.
 */
public final class PixelReader {
  public static final PixelReader JDK_PNG = new PixelReader(builtIn("png"));
  public static final PixelReader JDK_JPEG = new PixelReader(builtIn("jpeg"));
  public static final PixelReader JDK_BMP = new PixelReader(builtIn("bmp"));
  public static final PixelReader TWELVEMONKEYS_TIFF = new PixelReader(new TIFFImageReaderSpi());
  public static final PixelReader TWELVEMONKEYS_WEBP = new PixelReader(new WebPImageReaderSpi());

  private static final int MAX_WARNINGS = 20;

  /** Readers also warn of what does not touch pixels, such as an odd tag. */
  private static final Pattern DAMAGE =
      Pattern.compile(
          "(?i)premature|truncat|corrupt|missing EOI|EOF|bad Huffman|nothing to decode");

  private static final Pattern LOSS = Pattern.compile("(?i)premature|truncat|missing EOI|EOF");

  private final ImageReaderSpi provider;

  private PixelReader(ImageReaderSpi provider) {
    this.provider = provider;
  }

  /** The image with the reader's own colour handling. */
  public BufferedImage read(byte[] bytes, List<Finding> findings) throws IOException {
    return with(bytes, findings, reader -> reader.read(0));
  }

  /** The samples as stored, without colour handling. */
  public Raster readRaw(byte[] bytes, List<Finding> findings) throws IOException {
    return with(bytes, findings, reader -> reader.readRaster(0, null));
  }

  private interface Action<T> {
    T apply(ImageReader reader) throws IOException;
  }

  private <T> T with(byte[] bytes, List<Finding> findings, Action<T> action) throws IOException {
    ImageReader reader = provider.createReaderInstance();
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream input = open(bytes)) {
      reader.addIIOReadWarningListener((source, warning) -> note(warning, warnings));
      reader.addIIOReadProgressListener(new Interruption());
      reader.setInput(input, false, true);
      return action.apply(reader);
    } finally {
      reader.dispose();
      warnings.forEach(warning -> findings.add(finding(warning)));
    }
  }

  private ImageInputStream open(byte[] bytes) {
    return this == TWELVEMONKEYS_WEBP
        ? new EndingInput(bytes)
        : new ByteArrayImageInputStream(bytes);
  }

  private static void note(String warning, List<String> warnings) {
    if (DAMAGE.matcher(warning).find() && warnings.size() < MAX_WARNINGS) {
      warnings.add(warning);
    }
  }

  private static Finding finding(String warning) {
    ErrorCode code = LOSS.matcher(warning).find() ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT;
    return new Finding(
        code, "the pixels are damaged (%s); fetch the file again".formatted(warning));
  }

  private static ImageReaderSpi builtIn(String format) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (provider.getClass().getModule() == ImageIO.class.getModule()
          && Arrays.asList(provider.getFormatNames()).contains(format)) {
        return provider;
      }
    }
    throw new IllegalStateException(
        "no built-in %s reader; run on a Java with the module java.desktop".formatted(format));
  }
}
