package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.model.Resampling;
import dev.refocus.image.Image;
import dev.refocus.metric.Plane;
import dev.refocus.metric.Psnr;
import dev.refocus.ndarray.Borders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the tests of whole fits share: images as the decoder gives them, and their judgement. */
public final class Fits {
  /** LR pixels of mirrored frame that keep the torus away from a degraded image. */
  private static final int FRAME = 8;

  private static final int MAX_SHIFT = 6;

  private Fits() {}

  /** An opaque image without warnings, as decoded from a PNG. */
  public static DecodedImage decoded(Image color) {
    return decoded(color, Optional.empty());
  }

  public static DecodedImage decoded(Image color, Optional<Image> alpha) {
    int channels = color.channels() + (alpha.isPresent() ? 1 : 0);
    ImageInfo info = new ImageInfo("png", color.width(), color.height(), 8, channels, 1, 1000);
    return new DecodedImage(color, alpha, info, List.of());
  }

  /** {@code (c, s h, s w)} to {@code (c, h, w)} by the image model, in steps of 1/255. */
  public static Image degraded(Image hr, Kernel kernel, int scale) {
    int height = hr.height() / scale;
    int width = hr.width() / scale;
    float[] samples = new float[hr.channels() * height * width];
    for (int channel = 0; channel < hr.channels(); channel++) {
      float[] plane = degradedPlane(hr.plane(channel), kernel, scale);
      for (int i = 0; i < plane.length; i++) {
        float clipped = Math.min(Math.max(plane[i], 0), 1);
        samples[channel * plane.length + i] = Math.round(255 * clipped) / 255f;
      }
    }
    return new Image(hr.channels(), height, width, samples);
  }

  private static float[] degradedPlane(Image hr, Kernel kernel, int scale) {
    int height = hr.height() / scale;
    int width = hr.width() / scale;
    int margin = FRAME * scale;
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray inside =
          Planes.toArray(manager, hr)
              .get(String.format(Locale.ROOT, "0:%d, 0:%d", scale * height, scale * width));
      NDArray framed = Borders.reflect(inside, margin, margin, margin, margin);
      ImageModel model =
          new ImageModel(manager, kernel, scale, height + 2 * FRAME, width + 2 * FRAME);
      String window =
          String.format(Locale.ROOT, "%d:%d, %d:%d", FRAME, FRAME + height, FRAME, FRAME + width);
      return model.degrade(framed).get(window).toFloatArray();
    }
  }

  /** The luma of an LR image, enlarged by bicubic interpolation. */
  static Image bicubic(Image lr, int scale) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      return Planes.toImage(Resampling.enlarge(Planes.toArray(manager, lr.luma()), scale));
    }
  }

  /** Best luma PSNR over shifts of up to six pixels, {@code border} shaved, in dB. */
  static double psnr(Image restored, Image truth, int border) {
    Image luma = restored.luma();
    Plane a = new Plane(luma.height(), luma.width(), luma.samples());
    return Psnr.bestShift(a, crop(truth.luma(), luma), border, MAX_SHIFT).decibel();
  }

  private static Plane crop(Image truth, Image like) {
    float[] samples = new float[like.area()];
    for (int row = 0; row < like.height(); row++) {
      System.arraycopy(
          truth.samples(), row * truth.width(), samples, row * like.width(), like.width());
    }
    return new Plane(like.height(), like.width(), samples);
  }
}
