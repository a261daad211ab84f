package dev.refocus.score.percept;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.decode.Image;
import dev.refocus.score.Scorer;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipPixels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
   * @param backbone folder of the CLIP model
   * @throws UsageException if there is no head for this backbone
   */
  public static Aesthetic open(Path backbone, Device device) {
    Clip clip = Clip.open(backbone, device);
    try {
      return new Aesthetic(clip, AffineHead.shipped(clip.imageTower()));
    } catch (RuntimeException e) {
      clip.close();
      throw e;
    }
  }

  /**
   * @param head folder of the head
   * @throws UsageException if either is missing, or they do not fit
   */
  public static Aesthetic open(Path backbone, Path head, Device device) {
    AffineHead read = AffineHead.read(head.resolve("model.safetensors"));
    Clip clip = Clip.open(backbone, device);
    if (read.width() != clip.imageTower().embedding()) {
      clip.close();
      throw new UsageException(
          "the head %s takes %d features, the backbone gives %d; name its backbone"
              .formatted(head, read.width(), clip.imageTower().embedding()));
    }
    return new Aesthetic(clip, read);
  }

  @Override
  public List<String> names() {
    return List.of("aesthetic");
  }

  @Override
  public List<float[]> score(List<Image> images) {
    List<Image> crops =
        images.stream().map(image -> ClipPixels.centerCrop(image, clip.side())).toList();
    List<float[]> scores = new ArrayList<>();
    for (float[] feature : clip.imageFeatures(crops)) {
      scores.add(new float[] {(float) head.apply(feature)});
    }
    return scores;
  }

  @Override
  public void close() {
    clip.close();
  }
}
