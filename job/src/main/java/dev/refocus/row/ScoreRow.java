package dev.refocus.row;

import dev.refocus.Finding;
import dev.refocus.image.Image;
import dev.refocus.score.Scores;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * A row of {@code refocus score}: one for every image of a list of files, or for every row of a
 * finished run. Columns of the same name are those of {@link RestorationRow}.
 *
 * <ul>
 *   <li>{@code status}: {@code scored}; {@code failed}, {@code error} says why; {@code skipped}:
 *       the run's row has no HR image, {@code error} is that row's
 *   <li>{@code width}, {@code height}: of the image that was scored, in pixels
 *   <li>{@code scores}: as in {@link RestorationRow}; of a file that stands alone {@code hr} is the
 *       image itself and {@code bicubic} null. Of a run it also holds what the run's own row has
 *       and the models at hand do not give
 *   <li>{@code scale}, {@code config_id}: those of the run's row; null for a file
 *   <li>{@code run_id}: of this scoring; {@code scored_at}: when it began on the image
 * </ul>
 *
 * <p>{@code SELECT r.*, s.scores FROM run r JOIN scored s USING (uri, config_id)} puts the scores
 * beside the images, which are not copied.
 */
public final class ScoreRow {
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          image_id STRING,
          uri STRING NOT NULL,
          dataset STRING NOT NULL,
          status STRING NOT NULL,
          error STRUCT<code: STRING NOT NULL, message: STRING NOT NULL>,
          width INT,
          height INT,
          scores %s,
          scale INT,
          config_id STRING,
          run_id STRING NOT NULL,
          scored_at TIMESTAMP NOT NULL,
          host STRING NOT NULL
          """
              .formatted(ScoresColumn.TYPE.sql()));

  public static final String SCORED = "scored";

  private final Map<String, Object> values = new HashMap<>();

  public ScoreRow(String uri, String dataset, Provenance provenance) {
    values.put("uri", uri);
    values.put("dataset", dataset);
    values.put("run_id", provenance.runId());
    values.put("host", provenance.host());
    values.put("scored_at", java.sql.Timestamp.from(Instant.now()));
  }

  public void imageId(String imageId) {
    values.put("image_id", imageId);
  }

  /** The configuration that made the image. */
  public void restored(Integer scale, String configId) {
    values.put("scale", scale);
    values.put("config_id", configId);
  }

  /**
   * The row of an image that was scored.
   *
   * @param image that was scored
   */
  public Row scored(Image image, Scores scores) {
    values.put("width", image.width());
    values.put("height", image.height());
    values.put("scores", ScoresColumn.of(scores));
    return build(SCORED);
  }

  public Row failed(Finding reason) {
    values.put("error", RowFactory.create(reason.code().name(), reason.message()));
    return build(Status.FAILED.text());
  }

  /**
   * The row of an image that has no HR image to score.
   *
   * @param error of the run's row, or null
   */
  public Row skipped(Row error) {
    values.put("error", error);
    return build(Status.SKIPPED.text());
  }

  private Row build(String status) {
    values.put("status", status);
    return RowFactory.create(Stream.of(SCHEMA.fieldNames()).map(values::get).toArray());
  }
}
