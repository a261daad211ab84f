package dev.refocus;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small encoded images, sound and unsound. The same arguments give the same bytes. */
public final class SampleImages {
  private static final byte[] PNG_SIGNATURE = {(byte) 137, 80, 78, 71, 13, 10, 26, 10};

  private SampleImages() {}

  /** An 8-bit RGB PNG of overlapping discs: edges of every direction, flat parts between them. */
  public static byte[] png(int width, int height, long seed) throws IOException {
    Random random = new Random(seed);
    double[][] discs = new double[40][];
    for (int i = 0; i < discs.length; i++) {
      discs[i] =
          new double[] {
            random.nextDouble() * width,
            random.nextDouble() * height,
            2 + random.nextDouble() * width / 4.0,
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(256)
          };
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, color(discs, i % width, i / width));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** The mean of the topmost discs under 4 x 4 points of the pixel: a box kernel's LR image. */
  private static int color(double[][] discs, int column, int row) {
    double[] sum = new double[3];
    for (int point = 0; point < 16; point++) {
      double x = column + (Math.floorMod(point, 4) + 0.5) / 4;
      double y = row + (Math.floorDiv(point, 4) + 0.5) / 4;
      for (int i = discs.length - 1; i >= 0; i--) {
        if (Math.hypot(x - discs[i][0], y - discs[i][1]) < discs[i][2]) {
          for (int c = 0; c < 3; c++) {
            sum[c] += discs[i][3 + c] / 16;
          }
          break;
        }
      }
    }
    return ((int) sum[0] << 16) | ((int) sum[1] << 8) | (int) sum[2];
  }

  /** The first half of a PNG: an image that fails, where text is skipped. */
  public static byte[] halfPng(long seed) throws IOException {
    byte[] png = png(24, 24, seed);
    return Arrays.copyOf(png, png.length / 2);
  }

  /** A PNG that says it has {@code width x height} pixels and holds none. */
  public static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(PNG_SIGNATURE);
    chunk(bytes, "IHDR", header.toByteArray());
    chunk(bytes, "IDAT", new byte[] {120, -100, 3, 0, 0, 0, 0, 1});
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream bytes, String type, byte[] content)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) checksum.getValue());
  }
}
