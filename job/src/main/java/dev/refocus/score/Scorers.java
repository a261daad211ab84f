package dev.refocus.score;

import dev.refocus.Finding;
import dev.refocus.image.Image;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.scorer.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every scorer of an executor. Safe for many threads.
 *
 * <p>A scorer that fails on an image leaves its scores of that image out and says why; it never
 * fails an image.
 */
public final class Scorers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Scorers.class);
  private static final NaturalScorer NATURAL = new NaturalScorer();

  private final List<Scorer> models;
  private final Map<String, String> absent;
  private final Set<Scorer> warned = ConcurrentHashMap.newKeySet();

  /**
   * All scorers of a run.
   *
   * @param models beside the statistics of natural images, which are always there
   * @param absent why a family of scores has no model, by its name
   */
  public Scorers(List<Scorer> models, Map<String, String> absent) {
    this.models = List.copyOf(models);
    this.absent = Map.copyOf(absent);
  }

  /** Why a family of scores has no model, by its name. */
  public Map<String, String> absent() {
    return absent;
  }

  /**
   * Scores of images that stand alone.
   *
   * @param images sRGB or grey in [0, 1], of any sizes, in the levels of their files
   */
  public List<Scores> score(List<Image> images) {
    List<Scorer> all = new ArrayList<>(models);
    all.add(0, NATURAL);
    return score(images, all);
  }

  /** {@link #score(List)} without what needs no model. */
  public List<Scores> scoreByModels(List<Image> images) {
    return score(images, models);
  }

  /**
   * Scores of an image before and after.
   *
   * @param bicubic the LR image enlarged
   * @param hr of the same size
   */
  public Scores score(Image bicubic, Image hr) {
    List<Scores> both = score(List.of(bicubic, hr));
    return Scores.sideBySide(both.get(0), both.get(1));
  }

  private List<Scores> score(List<Image> images, List<Scorer> scorers) {
    Batch batch = new Batch(images);
    List<Draft> drafts = images.stream().map(Draft::new).toList();
    scorers.forEach(scorer -> run(scorer, drafts, batch));
    return drafts.stream().map(draft -> draft.scores(absent)).toList();
  }

  private void run(Scorer scorer, List<Draft> drafts, Batch batch) {
    try {
      List<float[]> values = scorer.score(batch);
      for (int i = 0; i < drafts.size(); i++) {
        drafts.get(i).add(scorer.names(), values.get(i));
      }
    } catch (RuntimeException | Error e) {
      if (drafts.size() > 1) {
        // An image's scores must not depend on its neighbours.
        drafts.forEach(draft -> run(scorer, List.of(draft), new Batch(List.of(draft.image))));
      } else {
        drafts.forEach(draft -> draft.fail(scorer.names(), reason(scorer, e)));
      }
    }
  }

  private String reason(Scorer scorer, Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return Finding.outOfMemory().message();
    }
    if (warned.add(scorer)) {
      log.warn("scores {}: unexpected error; the rows name its images", scorer.names(), e);
    }
    return e.toString();
  }

  @Override
  public void close() {
    models.forEach(Scorer::close);
  }

  /** What is known of an image's scores. */
  private static final class Draft {
    private final Image image;
    private final SortedMap<String, Scores.Pair> values = new TreeMap<>();
    private final SortedMap<String, String> reasons = new TreeMap<>();

    Draft(Image image) {
      this.image = image;
    }

    void add(List<String> names, float[] scores) {
      for (int i = 0; i < scores.length; i++) {
        if (Float.isFinite(scores[i])) {
          values.put(names.get(i), new Scores.Pair(null, scores[i]));
        } else {
          reasons.put(names.get(i), undefined());
        }
      }
    }

    private String undefined() {
      return String.format(
          Locale.ROOT,
          "undefined for this image of %d x %d pixels: too small or flat",
          image.width(),
          image.height());
    }

    void fail(List<String> names, String reason) {
      names.forEach(name -> reasons.put(name, reason));
    }

    Scores scores(Map<String, String> absent) {
      SortedMap<String, String> all = new TreeMap<>(absent);
      all.putAll(reasons);
      return new Scores(values, all);
    }
  }
}
