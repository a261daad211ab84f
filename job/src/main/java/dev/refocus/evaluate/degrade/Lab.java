package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;

/**
 * CIELAB of sRGB under D65 (CIE 15:2004; IEC 61966-2-1): L in [0, 100], a and b about [-128, 127].
 */
final class Lab {
  private static final double[][] XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };
  private static final double[][] RGB = {
    {3.2404542, -1.5371385, -0.4985314},
    {-0.9692660, 1.8760108, 0.0415560},
    {0.0556434, -0.2040259, 1.0572252}
  };
  private static final double[] WHITE = {0.95047, 1, 1.08883};
  private static final double KNEE = 6.0 / 29;

  private Lab() {}

  static Image of(Image rgb) {
    return map(rgb, Lab::of);
  }

  /** May leave [0, 1]. */
  static Image rgb(Image lab) {
    return map(lab, Lab::rgb);
  }

  private interface Pixel {
    double[] apply(double[] pixel);
  }

  private static Image map(Image image, Pixel map) {
    float[] samples = new float[image.samples().length];
    int area = image.area();
    for (int i = 0; i < area; i++) {
      double[] pixel = {
        image.samples()[i], image.samples()[area + i], image.samples()[2 * area + i]
      };
      double[] mapped = map.apply(pixel);
      for (int channel = 0; channel < 3; channel++) {
        samples[channel * area + i] = (float) mapped[channel];
      }
    }
    return new Image(3, image.height(), image.width(), samples);
  }

  private static double[] of(double[] rgb) {
    double[] linear = {linear(rgb[0]), linear(rgb[1]), linear(rgb[2])};
    double[] f = product(XYZ, linear);
    for (int i = 0; i < 3; i++) {
      double t = f[i] / WHITE[i];
      f[i] = t > KNEE * KNEE * KNEE ? Math.cbrt(t) : t / (3 * KNEE * KNEE) + 4.0 / 29;
    }
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double[] rgb(double[] lab) {
    double y = (lab[0] + 16) / 116;
    double[] xyz = {y + lab[1] / 500, y, y - lab[2] / 200};
    for (int i = 0; i < 3; i++) {
      double f = xyz[i];
      xyz[i] = WHITE[i] * (f > KNEE ? f * f * f : 3 * KNEE * KNEE * (f - 4.0 / 29));
    }
    double[] rgb = product(RGB, xyz);
    return new double[] {encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2])};
  }

  private static double linear(double x) {
    return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
  }

  private static double encoded(double x) {
    return x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055;
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }
}
