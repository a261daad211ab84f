package dev.refocus.score;

import dev.refocus.image.Image;
import dev.refocus.metric.Plane;
import dev.refocus.metric.natural.Brisque;
import dev.refocus.metric.natural.Niqe;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.scorer.Scorer;
import java.util.List;

/** NIQE and BRISQUE; they need no model but the parameters that come with the program. */
public final class NaturalScorer implements Scorer {
  @Override
  public List<String> names() {
    return List.of(KnownScore.NIQE.field(), KnownScore.BRISQUE.field());
  }

  /** NaN where an image is flat or too small. */
  @Override
  public List<float[]> score(Batch batch) {
    return batch.images().stream().map(NaturalScorer::score).toList();
  }

  private static float[] score(Image image) {
    Image luma = image.luma();
    Plane plane = new Plane(luma.height(), luma.width(), luma.samples());
    return new float[] {(float) Niqe.score(plane), (float) Brisque.score(plane)};
  }

  /** Holds nothing. */
  @Override
  public void close() {}
}
