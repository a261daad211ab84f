package dev.refocus.udfs;

import dev.refocus.metric.Plane;
import dev.refocus.metric.PngLuma;

/** An image as Spark hands it to a function: the bytes of a PNG. */
final class ImageArgument {
  private ImageArgument() {}

  /** The luma of an argument that is not null. */
  static Plane luma(String name, Object value) {
    if (!(value instanceof byte[] png)) {
      throw ArgumentType.PNG.refusal(name, value);
    }
    try {
      return PngLuma.read(png);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
