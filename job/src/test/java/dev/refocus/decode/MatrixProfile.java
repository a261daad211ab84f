package dev.refocus.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes ICC profiles of RGB monitors: three primaries under D50 and a curve (ICC.1:2010, 8.3.3).
 */
public final class MatrixProfile {
  private static final int HEADER = 128;
  private static final int TAGS = 7;
  private static final int ENTRY = 12;
  private static final int XYZ_BYTES = 20;

  private MatrixProfile() {}

  /** Adobe RGB (1998) as the profile of that name has it. */
  public static byte[] adobeRgb() {
    double[] primaries = {
      0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457
    };
    byte[] exponent = ByteBuffer.allocate(16).put(name("curv")).putInt(8, 1).array();
    ByteBuffer.wrap(exponent).putShort(12, (short) 0x0233);
    return of(primaries, exponent);
  }

  /** Display P3, with sRGB's curve. */
  public static byte[] displayP3() {
    double[] primaries = {
      0.51512, 0.24120, -0.00105, 0.29198, 0.69225, 0.04189, 0.15710, 0.06657, 0.78407
    };
    ByteBuffer curve = ByteBuffer.allocate(32).put(name("para")).putInt(0).putShort((short) 3);
    curve.putShort((short) 0);
    for (double number : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
      curve.putInt(fixed(number));
    }
    return of(primaries, curve.array());
  }

  private static byte[] of(double[] primaries, byte[] curve) {
    int data = HEADER + 4 + TAGS * ENTRY;
    ByteBuffer out = ByteBuffer.allocate(data + 4 * XYZ_BYTES + curve.length);
    out.putInt(0, out.capacity()).putInt(8, 0x02400000).position(12).put(name("mntrRGB XYZ "));
    out.putInt(36, 0x61637370).putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d);
    out.position(HEADER).putInt(TAGS);
    String[] names = {"wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    for (int i = 0; i < TAGS; i++) {
      out.put(name(names[i])).putInt(data + Math.min(i, 4) * XYZ_BYTES);
      out.putInt(i < 4 ? XYZ_BYTES : curve.length);
    }
    putXyz(out, 0.9642, 1, 0.8249);
    for (int i = 0; i < 9; i += 3) {
      putXyz(out, primaries[i], primaries[i + 1], primaries[i + 2]);
    }
    return out.put(curve).array();
  }

  private static void putXyz(ByteBuffer out, double x, double y, double z) {
    out.put(name("XYZ ")).putInt(0).putInt(fixed(x)).putInt(fixed(y)).putInt(fixed(z));
  }

  private static int fixed(double number) {
    return (int) Math.round(number * 65536);
  }

  private static byte[] name(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
