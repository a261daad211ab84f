package dev.refocus.metric;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads the luma of a PNG: {@code 0.299 R + 0.587 G + 0.114 B} (ITU-R BT.601), or the grey samples
 * as they are. Any bit depth, grey, RGB or palette; opacity is ignored, as are colour profiles.
 */
public final class PngLuma {
  /** Larger images are refused before their pixels are decoded. */
  public static final long MAX_PIXELS = 200_000_000;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  private PngLuma() {}

  /**
   * Reads the luma of a PNG.
   *
   * @return {@code (h, w)} in [0, 1]
   * @throws IllegalArgumentException if the bytes are no sound PNG
   */
  public static Plane read(byte[] png) {
    requireSignature(png);
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      // Metadata of hostile files can ask for any amount of memory.
      reader.setInput(stream, true, true);
      requireSize(reader.getWidth(0), reader.getHeight(0));
      return luma(reader.read(0));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "PNG image of %d bytes cannot be decoded: %s",
              png.length,
              e.getMessage()),
          e);
    } finally {
      reader.dispose();
    }
  }

  private static void requireSignature(byte[] bytes) {
    int length = Math.min(bytes.length, SIGNATURE.length);
    if (!Arrays.equals(bytes, 0, length, SIGNATURE, 0, SIGNATURE.length)) {
      HexFormat hex = HexFormat.of();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "no PNG image: %d bytes that begin with '%s', must begin with '%s'",
              bytes.length,
              hex.formatHex(bytes, 0, length),
              hex.formatHex(SIGNATURE)));
    }
  }

  private static void requireSize(int width, int height) {
    if ((long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d x %d (height x width), must not exceed %d pixels",
              height,
              width,
              MAX_PIXELS));
    }
  }

  private static Plane luma(BufferedImage image) {
    int width = image.getWidth();
    float[] samples = new float[width * image.getHeight()];
    boolean palette = image.getColorModel() instanceof IndexColorModel;
    for (int row = 0; row < image.getHeight(); row++) {
      if (palette) {
        paletteRow(image, row, samples);
      } else {
        row(image.getRaster(), row, samples);
      }
    }
    return new Plane(image.getHeight(), width, samples);
  }

  private static void row(Raster raster, int row, float[] samples) {
    int bands = raster.getNumBands();
    float white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    float[] pixels = raster.getPixels(0, row, raster.getWidth(), 1, (float[]) null);
    int target = row * raster.getWidth();
    for (int i = 0; i < pixels.length; i += bands) {
      samples[target++] =
          bands < 3
              ? pixels[i] / white
              : luma(pixels[i] / white, pixels[i + 1] / white, pixels[i + 2] / white);
    }
  }

  private static void paletteRow(BufferedImage image, int row, float[] samples) {
    int[] colors = image.getRGB(0, row, image.getWidth(), 1, null, 0, image.getWidth());
    for (int i = 0; i < colors.length; i++) {
      int red = colors[i] >> 16 & 0xff;
      int green = colors[i] >> 8 & 0xff;
      int blue = colors[i] & 0xff;
      samples[row * colors.length + i] = luma(red / 255f, green / 255f, blue / 255f);
    }
  }

  private static float luma(float red, float green, float blue) {
    return LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue;
  }
}
