package dev.refocus.evaluate;

import dev.refocus.config.spec.SpecNode;
import dev.refocus.evaluate.camera.Camera;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a group says about its LR images' way from the lens to the file. */
final class CameraReader {
  static final List<String> KEYS =
      List.of(
          "noise",
          "shot",
          "bayer",
          "sharpen",
          "sharpen-sigma",
          "jpeg",
          "jpeg-again",
          "subsampling");
  private static final int MOST_NOISE = 64;

  /** A variance of 16 levels per level is white noise of 64 levels on white. */
  private static final int MOST_SHOT = 16;

  private static final int MOST_SHARPENING = 5;
  private static final double LEAST_SIGMA = 0.3;
  private static final int MOST_SIGMA = 8;

  private CameraReader() {}

  /** One for each noise of the sensor in the dark. */
  static List<Camera> cameras(SpecNode node) {
    Camera camera = camera(node);
    return node.numbers("noise", 0, 0, MOST_NOISE).stream().map(camera::withNoise).toList();
  }

  private static Camera camera(SpecNode node) {
    Camera ideal = Camera.IDEAL;
    return new Camera(
        ideal.noise(),
        node.number("shot", ideal.shot(), 0, MOST_SHOT),
        node.flag("bayer", ideal.bayer()),
        node.number("sharpen", ideal.sharpen(), 0, MOST_SHARPENING),
        node.number("sharpen-sigma", ideal.sharpenSigma(), LEAST_SIGMA, MOST_SIGMA));
  }

  /** One for each quality of the first JPEG. */
  static List<Compression> compressions(SpecNode node) {
    Compression compression = compression(node);
    return qualities(node).stream().map(compression::withQuality).toList();
  }

  /** PNG, which the specification calls none, is a quality of 0 within. */
  private static List<Integer> qualities(SpecNode node) {
    List<Integer> qualities = new ArrayList<>();
    for (Object item : node.list("jpeg", List.of("none"))) {
      if (item instanceof Integer quality && quality >= 1 && quality <= 100) {
        qualities.add(quality);
      } else if (item.equals("none")) {
        qualities.add(0);
      } else {
        throw node.unusable("jpeg", item, "a whole number from 1 to 100 or none");
      }
    }
    return qualities;
  }

  private static Compression compression(SpecNode node) {
    int again = node.value("jpeg-again").isEmpty() ? 0 : node.integer("jpeg-again", 0, 1, 100);
    if (again > 0 && qualities(node).contains(0)) {
      throw node.unusable(
          "jpeg-again", again, "left out while jpeg is none; or give jpeg a quality");
    }
    return new Compression(
        0, again, node.text("subsampling", Compression.PNG.subsampling(), subsamplings()));
  }

  private static Map<String, Subsampling> subsamplings() {
    Map<String, Subsampling> choices = new LinkedHashMap<>();
    for (Subsampling choice : Subsampling.values()) {
      choices.put(choice.text(), choice);
    }
    return choices;
  }
}
