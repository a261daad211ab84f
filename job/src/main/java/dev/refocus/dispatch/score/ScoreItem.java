package dev.refocus.dispatch.score;

import dev.refocus.image.Image;
import dev.refocus.score.Scores;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * One row of scores to be: its images and what makes the row of their scores; or the row itself, if
 * there is nothing to score.
 *
 * @param images one that stands alone, or the LR image enlarged and the HR image; may be empty
 * @param row of the scores, which are null without images
 */
public record ScoreItem(List<Image> images, Function<Scores, Row> row) {

  public static ScoreItem of(Image image, Function<Scores, Row> row) {
    return new ScoreItem(List.of(image), row);
  }

  public static ScoreItem of(Image bicubic, Image hr, Function<Scores, Row> row) {
    return new ScoreItem(List.of(bicubic, hr), row);
  }

  public static ScoreItem done(Row row) {
    return new ScoreItem(List.of(), scores -> row);
  }

  long pixels() {
    return images.stream().mapToLong(Image::area).sum();
  }

  /** The rows of items whose images are scored together. */
  static List<Row> score(List<ScoreItem> items, Function<List<Image>, List<Scores>> scorers) {
    List<Image> images = items.stream().flatMap(item -> item.images.stream()).toList();
    Iterator<Scores> scores = scorers.apply(images).iterator();
    List<Row> rows = new ArrayList<>();
    items.forEach(item -> rows.add(item.row.apply(item.take(scores))));
    return rows;
  }

  private Scores take(Iterator<Scores> scores) {
    return switch (images.size()) {
      case 0 -> null;
      case 1 -> scores.next();
      default -> Scores.sideBySide(scores.next(), scores.next());
    };
  }
}
