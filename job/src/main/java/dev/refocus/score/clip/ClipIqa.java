package dev.refocus.score.clip;

import ai.djl.Device;
import dev.refocus.decode.Image;
import dev.refocus.score.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
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
   * @param folder of a CLIP model, see {@link Clip}
   * @throws dev.refocus.UsageException if there is none
   */
  public static ClipIqa open(Path folder, PromptPairs prompts, Device device) {
    Clip clip = Clip.open(folder, device, false);
    try {
      Antonyms antonyms = new Antonyms(clip.textFeatures(prompts.texts()), clip.logitScale());
      return new ClipIqa(clip, prompts, antonyms);
    } catch (RuntimeException e) {
      clip.close();
      throw e;
    }
  }

  /** QualiCLIP: the checkpoint holds the texts' features, and the factor is 100. */
  static ClipIqa of(Clip clip, PromptPairs prompts, List<float[]> texts, double logitScale) {
    return new ClipIqa(clip, prompts, new Antonyms(texts, logitScale));
  }

  @Override
  public List<String> names() {
    return prompts.scores();
  }

  @Override
  public List<float[]> score(List<Image> images) {
    List<Image> views = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Image image : images) {
      List<Image> parts = ImageViews.of(image, clip);
      views.addAll(parts);
      counts.add(parts.size());
    }
    List<float[]> features = features(views);
    List<float[]> scores = new ArrayList<>();
    int start = 0;
    for (int count : counts) {
      scores.add(mean(features.subList(start, start + count)));
      start += count;
    }
    return scores;
  }

  /** Views of one size go together. */
  private List<float[]> features(List<Image> views) {
    List<float[]> features = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= views.size(); i++) {
      if (i == views.size() || !sameSize(views.get(start), views.get(i))) {
        features.addAll(clip.imageFeatures(views.subList(start, i)));
        start = i;
      }
    }
    return features;
  }

  private static boolean sameSize(Image a, Image b) {
    return a.height() == b.height() && a.width() == b.width();
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
