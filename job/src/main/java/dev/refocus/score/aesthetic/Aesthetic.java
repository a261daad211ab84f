package dev.refocus.score.aesthetic;

import dev.refocus.UsageException;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.percept.View;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.scorer.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * LAION's aesthetic predictors: an affine map of the unit image feature to about 0..10, higher is
 * more beautiful. Safe for many threads.
 *
 * <p>The linear heads for OpenAI's ViT-B/32, ViT-B/16 and ViT-L/14 come with the program; any other
 * is a folder with {@code model.safetensors}.
 */
public final class Aesthetic implements Scorer {
  private final Clip clip;
  private final AffineHead head;

  private Aesthetic(Clip clip, AffineHead head) {
    this.clip = clip;
    this.head = head;
  }

  /**
   * With the head that comes with the program.
   *
   * @param backbone closed with this scorer, or at once if there is none
   * @throws UsageException if there is no head for this backbone
   */
  public static Aesthetic open(Clip backbone) {
    try {
      return new Aesthetic(backbone, AffineHead.shipped(backbone.imageTower()));
    } catch (RuntimeException e) {
      backbone.close();
      throw e;
    }
  }

  /**
   * Opens a head of a folder on a model that is open.
   *
   * @param backbone closed with this scorer, or at once if there is none
   * @param folder of the head
   * @throws UsageException if the head is missing, or does not fit
   */
  public static Aesthetic open(Clip backbone, Path folder) {
    try {
      AffineHead head = AffineHead.read(folder.resolve("model.safetensors"));
      requireFit(folder, head, backbone);
      return new Aesthetic(backbone, head);
    } catch (RuntimeException e) {
      backbone.close();
      throw e;
    }
  }

  private static void requireFit(Path folder, AffineHead head, Clip backbone) {
    if (head.width() != backbone.imageTower().embedding()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the head %s takes %d features, but the backbone gives %d; name the backbone that the head was made for",
              folder,
              head.width(),
              backbone.imageTower().embedding()));
    }
  }

  @Override
  public List<String> names() {
    return List.of("aesthetic");
  }

  @Override
  public List<float[]> score(Batch batch) {
    return clip.features(batch, View.CENTER).stream()
        .map(rows -> new float[] {(float) head.apply(rows.get(0))})
        .toList();
  }

  @Override
  public void close() {
    clip.close();
  }
}
