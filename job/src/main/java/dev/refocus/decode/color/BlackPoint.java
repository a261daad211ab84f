package dev.refocus.decode.color;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * Black point compensation (ISO 18619) to sRGB, whose black is 0: light is stretched so that the
 * darkest ink of a profile has none and paper stays white. The black point is neutral, so that XYZ
 * is scaled towards white, which is the same scaling of each channel's light.
 *
 * @param light of the darkest ink relative to paper, in [0, 1)
 */
record BlackPoint(double light) {
  static final BlackPoint NONE = new BlackPoint(0);

  private static final float MAXIMUM = 65535;

  /** L* = 50: a black that is lighter is none. */
  private static final double LIGHTEST = 0.184187;

  /** Luminance of sRGB's primaries under D50. */
  private static final double[] LUMINANCE = {0.222491, 0.716888, 0.060621};

  private static final int INKS = 4;

  /**
   * @param rgb the darkest ink in sRGB
   */
  static BlackPoint of(float[] rgb) {
    double light = 0;
    for (int channel = 0; channel < rgb.length; channel++) {
      light += LUMINANCE[channel] * SrgbCurve.light(rgb[channel]);
    }
    return new BlackPoint(Math.min(light, LIGHTEST));
  }

  /**
   * The darkest ink of a profile: what it prints for black, because printers do not take all inks
   * at once; without a table for that all inks at once.
   *
   * @param channels of the profile
   * @return amounts in [0, 1]; of RGB and grey none
   */
  static float[] ink(byte[] profile, int channels) {
    float[] ink = new float[channels];
    if (channels != INKS) {
      return ink;
    }
    try {
      WritableRaster printed = raster(channels);
      ICC_Profile[] chain = {
        ICC_Profile.getInstance(ColorSpace.CS_CIEXYZ),
        ICC_Profile.getInstance(IccProfile.checkedToDevice(profile))
      };
      new ColorConvertOp(chain, null).filter(raster(3), printed);
      for (int i = 0; i < channels; i++) {
        ink[i] = printed.getSample(0, 0, i) / MAXIMUM;
      }
    } catch (RuntimeException e) {
      // A table that is missing or broken is only a poorer black.
      Arrays.fill(ink, 1);
    }
    return ink;
  }

  private static WritableRaster raster(int bands) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, bands, null);
  }

  /** The sample of sRGB that {@code sample} becomes. */
  float compensated(float sample) {
    return light == 0 ? sample : SrgbCurve.encoded((SrgbCurve.light(sample) - light) / (1 - light));
  }
}
