package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;

/** Luma and the two differences of colour of JPEG (ITU-R BT.601, full range), about zero. */
final class LumaChroma {
  private LumaChroma() {}

  static Image of(Image rgb) {
    float[] samples = new float[rgb.samples().length];
    int area = rgb.area();
    for (int i = 0; i < area; i++) {
      double red = rgb.samples()[i];
      double blue = rgb.samples()[2 * area + i];
      double luma = 0.299 * red + 0.587 * rgb.samples()[area + i] + 0.114 * blue;
      samples[i] = (float) luma;
      samples[area + i] = (float) ((blue - luma) / 1.772);
      samples[2 * area + i] = (float) ((red - luma) / 1.402);
    }
    return new Image(3, rgb.height(), rgb.width(), samples);
  }

  static Image rgb(Image image) {
    float[] samples = new float[image.samples().length];
    int area = image.area();
    for (int i = 0; i < area; i++) {
      double luma = image.samples()[i];
      double blue = luma + 1.772 * image.samples()[area + i];
      double red = luma + 1.402 * image.samples()[2 * area + i];
      samples[i] = (float) red;
      samples[area + i] = (float) ((luma - 0.299 * red - 0.114 * blue) / 0.587);
      samples[2 * area + i] = (float) blue;
    }
    return new Image(3, image.height(), image.width(), samples);
  }
}
