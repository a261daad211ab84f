package dev.refocus.dispatch.sql;

import dev.refocus.RefocusException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.image.Image;
import dev.refocus.score.Scores;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.api.java.UDF1;

/**
 * {@code image_scores(image)}: scores of an encoded image by the models of a folder; null for a
 * null image. One image at a time: {@link ClipScorer} gives a model many at once.
 */
public final class ImageScoresUdf implements UDF1<byte[], Map<String, Float>> {
  private static final long serialVersionUID = 1;

  private final String models;

  /**
   * A function that scores images with the models of a folder.
   *
   * @param models URI of their folder, which every executor can read
   */
  public ImageScoresUdf(String models) {
    this.models = models;
  }

  /**
   * The scores of an encoded image, by name.
   *
   * @throws IllegalArgumentException if the bytes are no image
   */
  @Override
  public Map<String, Float> call(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    Scores scores =
        ScoringWorker.of(TaskContext.get(), models, ImageScoresUdf::hadoop)
            .scoreByModels(List.of(image(bytes)))
            .get(0);
    Map<String, Float> values = new TreeMap<>();
    scores.values().forEach((name, pair) -> values.put(name, pair.hr()));
    return values;
  }

  private static Image image(byte[] bytes) {
    try {
      return new ImageDecoder(DecodeLimits.DEFAULT.ofScoring()).decode(bytes, 1).color();
    } catch (RefocusException e) {
      throw new IllegalArgumentException("image: %s: %s".formatted(e.code(), e.getMessage()), e);
    }
  }

  private static Configuration hadoop() {
    return SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
  }
}
