package dev.refocus.score.percept;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.decode.Image;
import dev.refocus.fit.model.Scope;
import dev.refocus.score.Scorer;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.Projection;
import dev.refocus.score.clip.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Human judgement by a CLIP backbone and an adapter. Safe for many threads.
 *
 * <p>Source: Zalcher, Wasserman, Beliy, Heinimann, Irani, Don't Judge Before You CLIP, 2025.
 */
public final class Percept implements Scorer {
  private final Clip clip;
  private final Weights weights;
  private final Adapter adapter;

  private Percept(Clip clip, Weights weights, Adapter adapter) {
    this.clip = clip;
    this.weights = weights;
    this.adapter = adapter;
  }

  /**
   * @param backbone folder of the CLIP model that the adapter was trained on
   * @param folder of the adapter
   * @throws UsageException if either is missing, or the backbone is another
   */
  public static Percept open(Path backbone, Path folder, Device device) {
    AdapterCard.read(folder).requireBackbone(Weights.sha256(backbone));
    Weights weights = Weights.open(backbone, device);
    try {
      Adapter adapter = Adapter.read(folder, weights.manager(), weights.type());
      adapter.lora().mergeInto(weights);
      Clip clip = Clip.of(backbone, weights, Projection.of(weights));
      requireFit(adapter, clip);
      return new Percept(clip, weights, adapter);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private static void requireFit(Adapter adapter, Clip clip) {
    if (adapter.head().inputs() != clip.imageTower().embedding()) {
      throw new UsageException(
          "the adapter's head takes %d features, the backbone gives %d; it is another backbone's"
              .formatted(adapter.head().inputs(), clip.imageTower().embedding()));
    }
  }

  @Override
  public List<String> names() {
    return adapter.card().scores();
  }

  @Override
  public List<float[]> score(List<Image> images) {
    List<Image> views = new ArrayList<>();
    for (Image image : images) {
      views.addAll(adapter.card().view().of(image, clip.side()));
    }
    List<float[]> outputs = outputs(clip.imageFeatures(views));
    int count = adapter.card().view().count();
    List<float[]> scores = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      scores.add(Outputs.score(adapter.card(), outputs.subList(i * count, (i + 1) * count)));
    }
    return scores;
  }

  private List<float[]> outputs(List<float[]> features) {
    try (NDManager manager = weights.manager().newSubManager()) {
      NDArray x =
          manager.create(
              Outputs.flat(features), new Shape(features.size(), features.get(0).length));
      NDArray outputs =
          Scope.of(() -> adapter.head().apply(x.toType(weights.type(), true), Dropout.NONE));
      return Outputs.rows(outputs);
    }
  }

  @Override
  public void close() {
    clip.close();
  }
}
