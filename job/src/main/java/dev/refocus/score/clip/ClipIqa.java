package dev.refocus.score.clip;

import ai.djl.Device;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.scorer.Scorer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * Quality and other attributes by opposite texts, without training: each in [0, 1], higher for the
 * positive text; the mean over the image's {@linkplain ImageViews views}. Safe for many threads.
 *
 * <p>Source: Wang, Chan, Loy, Exploring CLIP for Assessing the Look and Feel of Images, 2023. With
 * a ResNet it is theirs (no positional embedding, full resolution); with a vision transformer,
 * squares take the place of the whole image.
 */
public final class ClipIqa implements Scorer {
  private final Clip clip;
  private final PromptPairs prompts;
  private final Antonyms antonyms;

  private ClipIqa(Clip clip, PromptPairs prompts, Antonyms antonyms) {
    this.clip = clip;
    this.prompts = prompts;
    this.antonyms = antonyms;
  }

  /**
   * Opens the model of a folder.
   *
   * @param folder of a CLIP model, see {@link Clip}
   * @throws dev.refocus.UsageException if there is none
   */
  public static ClipIqa open(Path folder, PromptPairs prompts, Device device) {
    return open(Clip.open(folder, device), prompts);
  }

  /**
   * A scorer by a model that is open.
   *
   * @param clip closed with this scorer, or at once if there is none
   * @throws dev.refocus.UsageException if it has no texts
   */
  public static ClipIqa open(Clip clip, PromptPairs prompts) {
    try {
      return of(clip, prompts, clip.textFeatures(prompts.texts()), clip.logitScale());
    } catch (RuntimeException e) {
      clip.close();
      throw e;
    }
  }

  /** Of texts whose features are known. */
  static ClipIqa of(Clip clip, PromptPairs prompts, List<float[]> texts, double logitScale) {
    return new ClipIqa(clip, prompts, new Antonyms(texts, logitScale));
  }

  @Override
  public List<String> names() {
    return prompts.scores();
  }

  @Override
  public List<float[]> score(Batch batch) {
    return clip.features(batch, ImageViews.OWN_RESOLUTION).stream().map(this::mean).toList();
  }

  private float[] mean(List<float[]> views) {
    List<String> names = names();
    double[] sums = new double[names.size()];
    for (float[] view : views) {
      double[] probabilities = antonyms.probabilities(view);
      for (int i = 0; i < probabilities.length; i++) {
        sums[names.indexOf(prompts.pairs().get(i).score())] += probabilities[i];
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      String name = names.get(i);
      int pairs =
          Collections.frequency(
              prompts.pairs().stream().map(PromptPairs.Pair::score).toList(), name);
      means[i] = (float) (sums[i] / (pairs * views.size()));
    }
    return means;
  }

  @Override
  public void close() {
    clip.close();
  }
}
