package dev.refocus.report;

import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.report.Pictures.KernelWeights;
import java.util.Locale;

/** The pictures of a row in the making: holds what is there so far, so that a failure keeps it. */
public final class DetailPictures {
  /** LR pixels around the window that its enlargement depends on. */
  private static final int REACH = 4;

  private static final int WHOLE_SIDE = 160;

  private final String key;
  private final int scale;
  private final int side;
  private byte[] before;
  private byte[] after;
  private byte[] truth;
  private byte[] whole;
  private byte[] unconfirmed;
  private DetailWindow window;
  private int height;
  private int width;
  private KernelWeights kernel;
  private KernelWeights trueKernel;
  private String note;

  /**
   * Without a picture yet.
   *
   * @param key of the row
   * @param side of a picture at most, HR pixels
   */
  public DetailPictures(String key, int scale, int side) {
    this.key = key;
    this.scale = scale;
    this.side = side;
  }

  public void kernel(KernelWeights found) {
    kernel = found;
  }

  public void trueKernel(KernelWeights known) {
    trueKernel = known;
  }

  /** The row's own map; null if it has none. */
  public void unconfirmed(byte[] png) {
    unconfirmed = png;
  }

  /** Why a picture is missing. */
  public void note(String reason) {
    note = reason;
  }

  /**
   * The HR image, which chooses the window; to be given first.
   *
   * @param hr {@code (1 or 3, s h, s w)}
   */
  public void after(Image hr) {
    window = DetailWindow.of(hr, scale, side);
    height = hr.height();
    width = hr.width();
    after = Thumbnail.jpeg(window.of(hr));
    whole = window.isAllOf(hr) ? null : Thumbnail.jpeg(Thumbnail.shrink(hr, WHOLE_SIDE));
  }

  /**
   * The LR image, which is enlarged; only around the window, for time and memory.
   *
   * @param lr {@code (1 or 3, h, w)}
   */
  public void before(Image lr) {
    if (!isOf(lr.height() * scale, lr.width() * scale)) {
      return;
    }
    int top = Math.max(window.top() / scale - REACH, 0);
    int left = Math.max(window.left() / scale - REACH, 0);
    int bottom = Math.min((window.top() + window.height()) / scale + REACH, lr.height());
    int right = Math.min((window.left() + window.width()) / scale + REACH, lr.width());
    Image enlarged = Bicubic.enlarge(lr.part(top, left, bottom - top, right - left), scale);
    before =
        Thumbnail.jpeg(
            enlarged.part(
                window.top() - scale * top,
                window.left() - scale * left,
                window.height(),
                window.width()));
  }

  /** The same of an image whose factor is no whole scale: as large as the HR image. */
  public void beforeOfFactor(Image lr) {
    enlarged(Bicubic.enlarge(lr, height, width));
  }

  /** The LR image as it was enlarged. */
  public void enlarged(Image bicubic) {
    if (isOf(bicubic.height(), bicubic.width())) {
      before = Thumbnail.jpeg(window.of(bicubic));
    }
  }

  /** The true HR image. */
  public void truth(Image hr) {
    if (isOf(hr.height(), hr.width())) {
      truth = Thumbnail.jpeg(window.of(hr));
    }
  }

  private boolean isOf(int otherHeight, int otherWidth) {
    boolean same = otherHeight == height && otherWidth == width;
    if (!same) {
      note(
          String.format(
              Locale.ROOT,
              "no picture beside it: %d x %d pixels instead of %d x %d",
              otherWidth,
              otherHeight,
              width,
              height));
    }
    return same;
  }

  public Pictures made() {
    Pictures.Detail detail = new Pictures.Detail(window, before, after, truth);
    return new Pictures(key, detail, whole, unconfirmed, kernel, trueKernel, note);
  }
}
