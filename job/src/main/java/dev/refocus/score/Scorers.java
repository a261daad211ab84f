package dev.refocus.score;

import dev.refocus.Finding;
import dev.refocus.decode.Image;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every scorer of an executor. Safe for many threads: a model is used by one at a time.
 *
 * <p>A scorer that fails leaves its scores out and says why; it never fails an image.
 */
public final class Scorers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Scorers.class);
  private static final NaturalScorer NATURAL = new NaturalScorer();

  private final List<Scorer> models;
  private final Map<String, String> absent;

  /**
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
    List<Draft> drafts = images.stream().map(Draft::new).toList();
    run(drafts, images);
    return drafts.stream().map(draft -> draft.scores(absent)).toList();
  }

  /**
   * Scores of an image before and after.
   *
   * @param bicubic the LR image enlarged
   * @param hr of the same size
   */
  public Scores score(Image bicubic, Image hr) {
    List<Scores> both = score(List.of(bicubic, hr));
    SortedMap<String, Scores.Pair> pairs = new TreeMap<>();
    Scores before = both.get(0);
    Scores after = both.get(1);
    after.values().forEach((name, pair) -> pairs.put(name, new Scores.Pair(null, pair.hr())));
    before
        .values()
        .forEach(
            (name, pair) -> {
              Scores.Pair other = pairs.get(name);
              pairs.put(name, new Scores.Pair(pair.hr(), other == null ? null : other.hr()));
            });
    SortedMap<String, String> reasons = new TreeMap<>(before.reasons());
    reasons.putAll(after.reasons());
    return new Scores(pairs, reasons);
  }

  private void run(List<Draft> drafts, List<Image> images) {
    run(NATURAL, drafts, images);
    for (Scorer model : models) {
      synchronized (model) {
        run(model, drafts, images);
      }
    }
  }

  private static void run(Scorer scorer, List<Draft> drafts, List<Image> images) {
    try {
      List<float[]> values = scorer.score(images);
      for (int i = 0; i < images.size(); i++) {
        drafts.get(i).add(scorer.names(), values.get(i));
      }
    } catch (RuntimeException e) {
      log.warn("scores {}: unexpected", scorer.names(), e);
      drafts.forEach(draft -> draft.fail(scorer.names(), e.toString()));
    } catch (OutOfMemoryError e) {
      String reason = Finding.outOfMemory().message();
      drafts.forEach(draft -> draft.fail(scorer.names(), reason));
    }
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
      return "undefined for this image of %d x %d pixels: too small or flat"
          .formatted(image.width(), image.height());
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
