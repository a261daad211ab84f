package dev.refocus.decode.jpeg;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.PixelReader;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.Exif;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.JpegGrid;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.decode.structure.TiffDirectory;
import dev.refocus.decode.structure.TiffResolution;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JPEG (ITU-T T.81) taken apart into segments.
 *
 * <p>The reader gets tables, frame and scans without any metadata, under an Adobe marker that says
 * "no colour transform": it returns the components as they are, and their meaning is decided here
 * as libjpeg does.
 */
public final class JpegFile implements EncodedImage {
  /** APP14 "Adobe", version 100, no flags, transform 0. */
  private static final byte[] UNTRANSFORMED = {
    (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };

  private final JpegSegments segments;
  private final ImageInfo info;

  public JpegFile(byte[] bytes) {
    this.segments = new JpegSegments(bytes);
    JpegSegments.Frame frame =
        segments
            .frame()
            .orElseThrow(
                () ->
                    new RefocusException(
                        segments.endMissing() ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT,
                        "the JPEG has no frame header; fetch the file again"));
    this.info =
        new ImageInfo(
                "jpeg",
                frame.width(),
                frame.height(),
                frame.precision(),
                frame.components().length,
                segments.exif().map(Orientation::ofExif).orElse(Orientation.UPRIGHT),
                bytes.length)
            .with(resolution());
  }

  /** JFIF's if it has a unit, else EXIF's, else the shape of pixels that JFIF tells. */
  private Optional<Resolution> resolution() {
    Optional<Resolution> jfif = segments.jfifResolution();
    return jfif.filter(Resolution::perInch)
        .or(() -> exif().flatMap(TiffResolution::of))
        .or(() -> jfif);
  }

  private void requireDecodable() {
    JpegSegments.Frame frame = segments.frame().orElseThrow();
    if (frame.process() > 2 || frame.precision() != 8) {
      throw ImageFormat.unsupported(
          String.format(
              Locale.ROOT,
              "JPEG of process SOF%d with %d bits per sample",
              frame.process(),
              frame.precision()));
    }
    int components = frame.components().length;
    if (components != 1 && components != 3 && components != 4) {
      throw ImageFormat.unsupported(
          String.format(Locale.ROOT, "JPEG with %d components", components));
    }
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public boolean endMissing() {
    return segments.endMissing();
  }

  @Override
  public Optional<byte[]> profile() {
    return segments.profile();
  }

  @Override
  public Optional<TiffDirectory> exif() {
    return segments.exif().flatMap(Exif::directory);
  }

  @Override
  public Pixels pixels(List<Finding> findings) throws IOException {
    Pixels components = components(findings);
    boolean luminance = isLuminance();
    if (components.channels() == 1) {
      return components;
    }
    if (luminance) {
      components = ycc(components);
    }
    // Photoshop stores how little ink there is. In its YCCK, R G B are thus amounts of ink already
    // after the transform, and only black is left to be inverted.
    return components.channels() == 4 ? ink(components, luminance) : components;
  }

  @Override
  public Encoding encoding() {
    JpegSegments.Frame frame = segments.frame().orElseThrow();
    Optional<JpegGrid> grid =
        JpegTables.of(segments, frame)
            .filter(components -> components.size() != 4)
            .map(components -> new JpegGrid(isLuminance(), components, 0, 0));
    return new Encoding(frame.precision(), grid, false);
  }

  /** The components as stored, each in [0, 1]. */
  public Pixels components(List<Finding> findings) throws IOException {
    requireDecodable();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    segments.writePixels(out, UNTRANSFORMED);
    Raster raster = PixelReader.JDK_JPEG.readRaw(out.toByteArray(), findings);
    return Pixels.of(raster, raster.getNumBands(), false, 255);
  }

  /** libjpeg's rules (jdapimin.c): the markers first, then the names of the components. */
  private boolean isLuminance() {
    int[] ids = segments.frame().orElseThrow().components();
    if (ids.length == 4) {
      return segments.adobeTransform().orElse(0) == 2;
    }
    if (segments.isJfif()) {
      return true;
    }
    if (segments.adobeTransform().isPresent()) {
      return segments.adobeTransform().getAsInt() != 0;
    }
    return !(ids.length == 3 && ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B');
  }

  /** The first three channels from YCbCr to RGB (ITU-T T.871), in place, without rounding. */
  public static Pixels ycc(Pixels pixels) {
    float[] color = pixels.color();
    int area = pixels.area();
    for (int i = 0; i < area; i++) {
      float y = color[i];
      float cb = color[area + i] - 128 / 255f;
      float cr = color[2 * area + i] - 128 / 255f;
      color[i] = clip(y + 1.402f * cr);
      color[area + i] = clip(y - 0.344136f * cb - 0.714136f * cr);
      color[2 * area + i] = clip(y + 1.772f * cb);
    }
    return pixels;
  }

  private static Pixels ink(Pixels pixels, boolean luminance) {
    float[] color = pixels.color();
    for (int i = luminance ? 3 * pixels.area() : 0; i < color.length; i++) {
      color[i] = 1 - color[i];
    }
    return pixels;
  }

  private static float clip(float sample) {
    return Math.min(Math.max(sample, 0), 1);
  }
}
