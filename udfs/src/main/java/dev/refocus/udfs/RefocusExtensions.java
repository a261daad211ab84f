package dev.refocus.udfs;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.runtime.BoxedUnit;

/**
 * Makes the functions known to every session, that of {@code spark-sql} included: {@code --conf
 * spark.sql.extensions=dev.refocus.udfs.RefocusExtensions}.
 */
public final class RefocusExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    RefocusFunctions.inject(extensions, RefocusFunctions.ALL);
    return BoxedUnit.UNIT;
  }
}
