package dev.refocus.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures put together into one, on white, {@value #GAP} pixels apart. */
public final class Montage {
  static final int GAP = 8;

  private Montage() {}

  /** From left to right, aligned at the top. */
  public static BufferedImage row(List<BufferedImage> pictures) {
    int height = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    int width = pictures.stream().mapToInt(picture -> picture.getWidth() + GAP).sum() - GAP;
    BufferedImage row = blank(width, height);
    Graphics2D graphics = row.createGraphics();
    int left = 0;
    for (BufferedImage picture : pictures) {
      graphics.drawImage(picture, left, 0, null);
      left += picture.getWidth() + GAP;
    }
    graphics.dispose();
    return row;
  }

  /** From top to bottom, aligned at the left. */
  public static BufferedImage column(List<BufferedImage> pictures) {
    int width = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int height = pictures.stream().mapToInt(picture -> picture.getHeight() + GAP).sum() - GAP;
    BufferedImage column = blank(width, height);
    Graphics2D graphics = column.createGraphics();
    int top = 0;
    for (BufferedImage picture : pictures) {
      graphics.drawImage(picture, 0, top, null);
      top += picture.getHeight() + GAP;
    }
    graphics.dispose();
    return column;
  }

  /** The picture at another size, as image viewers enlarge it (bicubic). */
  public static BufferedImage resize(BufferedImage picture, int width, int height) {
    BufferedImage resized = blank(width, height);
    Graphics2D graphics = resized.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return resized;
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return picture;
  }
}
