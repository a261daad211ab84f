package dev.refocus.decode.color;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.pixels.Pixels;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Colours of an ICC profile to sRGB, computed by the JDK's colour engine with 16 bits per sample,
 * whatever the image has.
 *
 * <p>The engine takes the profiles of printers relative colorimetrically, where black ink is dark
 * grey; {@link BlackPoint} makes it black.
 */
public final class IccConversion {
  /** The largest CMYK profiles in use have 3 MB. */
  public static final int MAX_BYTES = 8 << 20;

  private static final int ROWS = 64;
  private static final float MAXIMUM = 65535;

  /** A profile that moves no colour further is sRGB under another name: half an 8-bit step. */
  private static final float INVISIBLE = 0.5f / 255;

  private final ColorConvertOp operation;
  private final int profileChannels;
  private BlackPoint black = BlackPoint.NONE;

  private IccConversion(ICC_Profile profile) {
    ICC_Profile[] chain = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
    this.operation = new ColorConvertOp(chain, null);
    this.profileChannels = profile.getNumComponents();
  }

  /**
   * @throws IllegalArgumentException if it is no profile, or not sound
   */
  private static IccConversion of(byte[] bytes) {
    ICC_Profile profile = ICC_Profile.getInstance(IccProfile.checked(bytes));
    IccConversion conversion = new IccConversion(profile);
    if (profile.getProfileClass() == ICC_Profile.CLASS_OUTPUT) {
      float[] ink = BlackPoint.ink(bytes, conversion.profileChannels);
      Pixels darkest = new Pixels(ink.length, 1, 1, ink, Optional.empty());
      conversion.black = BlackPoint.of(conversion.convertColor(darkest).color());
    }
    return conversion;
  }

  /**
   * The image in sRGB, or grey with sRGB's curve if it was grey.
   *
   * @param profile as embedded; without one RGB and grey are sRGB already and ink is absorbed as
   *     {@code (1 - c) (1 - k)}
   * @param findings told if the profile is broken or does not fit, and is therefore ignored
   */
  public static Pixels toSrgb(Pixels pixels, Optional<byte[]> profile, List<Finding> findings) {
    if (profile.isPresent()) {
      try {
        return converted(pixels, profile.get());
      } catch (RuntimeException e) {
        findings.add(
            new Finding(
                ErrorCode.CORRUPT,
                String.format(
                    Locale.ROOT,
                    "the ICC profile of %d bytes is ignored (%s); embed a sound profile or none",
                    profile.get().length,
                    e.getMessage())));
      }
    }
    return pixels.channels() == 4 ? absorbed(pixels) : pixels;
  }

  private static Pixels converted(Pixels pixels, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("longer than " + MAX_BYTES + " bytes");
    }
    IccConversion conversion = of(bytes);
    boolean greyInRgb = pixels.channels() == 1 && conversion.profileChannels == 3;
    if (conversion.profileChannels != pixels.channels() && !greyInRgb) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "it is for %d channels, the image has %d",
              conversion.profileChannels,
              pixels.channels()));
    }
    if (pixels.channels() == 1) {
      return conversion.convertGrey(pixels);
    }
    return conversion.isSrgb() ? pixels : conversion.convertColor(pixels);
  }

  /** Looks every grey up in the converted ramp of 65536 greys. */
  private Pixels convertGrey(Pixels pixels) {
    float[] ramp = new float[1 << 16];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i / MAXIMUM;
    }
    Pixels greys = convertColor(new Pixels(1, 256, 256, ramp, Optional.empty()));
    float[] table = new float[ramp.length];
    System.arraycopy(greys.color(), table.length, table, 0, table.length);
    if (difference(ramp, table) <= INVISIBLE) {
      return pixels;
    }
    float[] color = new float[pixels.color().length];
    for (int i = 0; i < color.length; i++) {
      color[i] = table[quantum(pixels.color()[i])];
    }
    return pixels.withColor(1, color);
  }

  private boolean isSrgb() {
    if (profileChannels != 3) {
      return false;
    }
    float[] cube = new float[3 * 16 * 16 * 16];
    for (int i = 0; i < cube.length; i++) {
      cube[i] = ((i >> (4 * (i >> 12))) & 15) / 15f;
    }
    Pixels probe = new Pixels(3, 64, 64, cube, Optional.empty());
    return difference(cube, convertColor(probe).color()) <= INVISIBLE;
  }

  private static float difference(float[] left, float[] right) {
    float difference = 0;
    for (int i = 0; i < left.length; i++) {
      difference = Math.max(difference, Math.abs(left[i] - right[i]));
    }
    return difference;
  }

  /** {@code (n, h, w)} of the profile's colours, or grey for each of them, to sRGB. */
  private Pixels convertColor(Pixels pixels) {
    float[] rgb = new float[3 * pixels.area()];
    for (int top = 0; top < pixels.height(); top += ROWS) {
      int rows = Math.min(ROWS, pixels.height() - top);
      WritableRaster source = interleaved(pixels.width(), rows, profileChannels);
      WritableRaster target = interleaved(pixels.width(), rows, 3);
      fill(source, pixels, top);
      operation.filter(source, target);
      read(target, rgb, pixels.area(), top);
    }
    return pixels.withColor(3, rgb);
  }

  private static WritableRaster interleaved(int width, int height, int bands) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, bands, null);
  }

  private static void fill(WritableRaster source, Pixels pixels, int top) {
    int[] band = new int[source.getWidth() * source.getHeight()];
    for (int channel = 0; channel < source.getNumBands(); channel++) {
      int plane = Math.min(channel, pixels.channels() - 1) * pixels.area();
      for (int i = 0; i < band.length; i++) {
        band[i] = quantum(pixels.color()[plane + top * pixels.width() + i]);
      }
      source.setSamples(0, 0, source.getWidth(), source.getHeight(), channel, band);
    }
  }

  private void read(Raster target, float[] rgb, int area, int top) {
    int[] band = new int[target.getWidth() * target.getHeight()];
    for (int channel = 0; channel < 3; channel++) {
      target.getSamples(0, 0, target.getWidth(), target.getHeight(), channel, band);
      for (int i = 0; i < band.length; i++) {
        rgb[channel * area + top * target.getWidth() + i] = black.compensated(band[i] / MAXIMUM);
      }
    }
  }

  private static int quantum(float sample) {
    return (int) (sample * MAXIMUM + 0.5f);
  }

  private static Pixels absorbed(Pixels ink) {
    float[] rgb = new float[3 * ink.area()];
    for (int i = 0; i < rgb.length; i++) {
      float black = ink.color()[3 * ink.area() + i % ink.area()];
      rgb[i] = (1 - ink.color()[i]) * (1 - black);
    }
    return ink.withColor(3, rgb);
  }
}
