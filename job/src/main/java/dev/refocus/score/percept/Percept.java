package dev.refocus.score.percept;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.ndarray.Scope;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.scorer.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Human judgement by a CLIP backbone and an adapter. Safe for many threads.
 *
 * <p>Source: Zalcher, Wasserman, Beliy, Heinimann, Irani, Don't Judge Before You CLIP, 2025.
 */
public final class Percept implements Scorer {
  private final Clip clip;
  private final NDManager manager;
  private final AdapterCard card;
  private final Head head;

  private Percept(Clip clip, NDManager manager, AdapterCard card, Head head) {
    this.clip = clip;
    this.manager = manager;
    this.card = card;
    this.head = head;
  }

  /**
   * Opens a model and the adapter for it.
   *
   * @param backbone folder of the CLIP model that the adapter was trained on
   * @param folder of the adapter
   * @throws UsageException if either is missing, or the backbone is another
   */
  public static Percept open(Path backbone, Path folder, Device device) {
    return open(Clip.open(backbone, device), folder);
  }

  /**
   * Opens an adapter on a model that is open.
   *
   * @param backbone closed with this scorer, or at once if there is none; others may share it
   * @param folder of the adapter
   * @throws UsageException if it is missing, or was trained on another backbone
   */
  public static Percept open(Clip backbone, Path folder) {
    NDManager manager = NDManager.newBaseManager(backbone.device(), "PyTorch");
    try (backbone) {
      AdapterCard.read(folder).requireBackbone(backbone.sha256());
      Adapter adapter = Adapter.read(folder, manager, backbone.type());
      requireFit(adapter, backbone);
      return new Percept(
          adapted(backbone, adapter.lora(), manager), manager, adapter.card(), adapter.head());
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Without a change it is the backbone itself, whose features others may have computed. */
  private static Clip adapted(Clip backbone, Lora lora, NDManager manager) {
    if (lora.arrays().isEmpty()) {
      return backbone.share();
    }
    Clip adapted = backbone.adapted(weights -> lora.merged(weights, manager));
    lora.arrays().values().forEach(NDArray::close);
    return adapted;
  }

  private static void requireFit(Adapter adapter, Clip clip) {
    if (adapter.head().inputs() != clip.imageTower().embedding()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the adapter's head takes %d features, but the backbone gives %d; use the backbone that the adapter was trained on",
              adapter.head().inputs(),
              clip.imageTower().embedding()));
    }
  }

  @Override
  public List<String> names() {
    return card.scores();
  }

  @Override
  public List<float[]> score(Batch batch) {
    return clip.features(batch, card.view()).stream()
        .map(rows -> Outputs.score(card, outputs(rows)))
        .toList();
  }

  private List<float[]> outputs(List<float[]> features) {
    try (NDManager own = manager.newSubManager()) {
      NDArray x =
          own.create(Outputs.flat(features), new Shape(features.size(), features.get(0).length));
      return Outputs.rows(Scope.of(() -> head.apply(x.toType(clip.type(), true), Dropout.NONE)));
    }
  }

  @Override
  public void close() {
    manager.close();
    clip.close();
  }
}
