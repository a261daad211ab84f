package dev.refocus.dispatch.sql;

import dev.refocus.udfs.ArgumentType;
import dev.refocus.udfs.RefocusFunction;
import dev.refocus.udfs.RefocusFunction.Parameter;
import dev.refocus.udfs.RefocusFunctions;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import scala.runtime.BoxedUnit;

/**
 * Makes {@code image_scores} known to every session: {@code --conf
 * spark.sql.extensions=dev.refocus.dispatch.sql.ScoreExtensions}. The setting {@value #MODELS}
 * names the folder of models, as {@code --models} does; {@code SET} changes it for the queries
 * after.
 */
public final class ScoreExtensions implements SparkSessionExtensionsProvider {
  /** Spark's setting that names the folder of models. */
  public static final String MODELS = "spark.refocus.models";

  private static final List<RefocusFunction> ALL =
      List.of(
          new RefocusFunction(
              "image_scores",
              List.of(new Parameter("image", ArgumentType.PNG)),
              ImageScoresUdf.class,
              ScoreExtensions::imageScores,
              "Scores of an encoded image by the models of %s, by their names; a score that is not"
                      .formatted(MODELS)
                  + " there has no entry, so that its value is null.",
              """
              > SELECT image_scores(hr.bytes)['clip_iqa'] FROM restored WHERE hr.bytes IS NULL;
               NULL
              """));

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    RefocusFunctions.inject(extensions, ALL);
    return BoxedUnit.UNIT;
  }

  private static UserDefinedFunction imageScores() {
    String models = SparkSession.active().conf().get(MODELS, "");
    if (models.isEmpty()) {
      RefocusFunction.refuse("image_scores: no models; SET %s=FOLDER".formatted(MODELS));
    }
    return functions.udf(new ImageScoresUdf(models), ScoreColumn.SCORES);
  }
}
