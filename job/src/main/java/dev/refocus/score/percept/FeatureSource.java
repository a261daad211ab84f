package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.image.Image;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipPixels;
import dev.refocus.score.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Features of views of the training's images, on their way to the head. */
interface FeatureSource {
  /**
   * The features of views.
   *
   * @param manager of the result
   * @param lora the backbone's change at this step
   * @param images indices of the examples
   * @param views index of the view of each
   * @return {@code (n, features)}, not normalized
   */
  NDArray features(NDManager manager, Lora lora, int[] images, int[] views, Dropout chance);

  /** Computed once: what a head alone is trained on. */
  record Frozen(List<List<float[]>> features) implements FeatureSource {
    static Frozen of(Clip clip, View view, List<Example> examples) {
      List<List<float[]>> features = new ArrayList<>();
      for (Example example : examples) {
        features.add(clip.imageFeatures(view.of(example.image().get(), clip.input())));
      }
      return new Frozen(features);
    }

    @Override
    public NDArray features(
        NDManager manager, Lora lora, int[] images, int[] views, Dropout chance) {
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < images.length; i++) {
        rows.add(features.get(images[i]).get(views[i]));
      }
      return manager.create(Outputs.flat(rows), new Shape(rows.size(), rows.get(0).length));
    }
  }

  /** Computed at every step, through the change of low rank. */
  final class Adapted implements FeatureSource {
    private final Path backbone;
    private final Weights weights;
    private final View view;
    private final List<Example> examples;

    Adapted(Path backbone, Weights weights, View view, List<Example> examples) {
      this.backbone = backbone;
      this.weights = weights;
      this.view = view;
      this.examples = examples;
    }

    @Override
    public NDArray features(
        NDManager manager, Lora lora, int[] images, int[] views, Dropout chance) {
      // A tower holds no arrays of its own: it is made anew for each step's dropout.
      Clip clip = Clip.of(backbone, weights, lora.over(weights, chance));
      List<Image> pictures = new ArrayList<>();
      List<Image> parts = List.of();
      for (int i = 0; i < images.length; i++) {
        // All views of one image stand side by side where it is validated: it is read once.
        if (i == 0 || images[i] != images[i - 1]) {
          parts = view.of(examples.get(images[i]).image().get(), clip.input());
        }
        pictures.add(parts.get(views[i]));
      }
      return clip.imageTower().features(ClipPixels.normalized(pictures, manager));
    }
  }
}
