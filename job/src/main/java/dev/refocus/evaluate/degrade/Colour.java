package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;

/** Changes of colour. */
final class Colour {
  private Colour() {}

  /** Saturation of HSV times a factor: hue and value stay. */
  static Image saturated(Image rgb, double factor) {
    float[] samples = rgb.samples().clone();
    int area = rgb.area();
    for (int i = 0; i < area; i++) {
      double value = Math.max(Math.max(samples[i], samples[i + area]), samples[i + 2 * area]);
      for (int at = i; at < samples.length; at += area) {
        samples[at] = (float) (value - factor * (value - samples[at]));
      }
    }
    return new Image(3, rgb.height(), rgb.width(), samples);
  }

  /** {@code a} and {@code b} of CIELAB times a factor. */
  static Image stretched(Image rgb, double factor) {
    Image lab = Lab.of(rgb);
    for (int i = lab.area(); i < 3 * lab.area(); i++) {
      lab.samples()[i] *= (float) factor;
    }
    return Lab.rgb(lab);
  }

  /** {@code a} and {@code b} of CIELAB blurred. */
  static Image diffused(Image rgb, double sigma) {
    Image lab = Lab.of(rgb);
    Image blurred = Blur.gaussian(lab, sigma);
    System.arraycopy(lab.samples(), 0, blurred.samples(), 0, lab.area());
    return Lab.rgb(blurred);
  }

  /** Green from {@code distance} px away, by whole pixels, edges mirrored. */
  static Image shifted(Image rgb, double distance, double angle) {
    int down = (int) Math.rint(distance * Math.sin(angle));
    int right = (int) Math.rint(distance * Math.cos(angle));
    float[] samples = rgb.samples().clone();
    int area = rgb.area();
    for (int i = 0; i < area; i++) {
      int row = Blur.mirrored(i / rgb.width() - down, rgb.height());
      int column = Blur.mirrored(i % rgb.width() - right, rgb.width());
      samples[area + i] = rgb.samples()[area + row * rgb.width() + column];
    }
    return new Image(3, rgb.height(), rgb.width(), samples);
  }
}
