package dev.refocus.udfs;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.Tuple3;
import scala.runtime.BoxedUnit;

/**
 * Makes the functions known to every session, that of {@code spark-sql} included: {@code --conf
 * spark.sql.extensions=dev.refocus.udfs.RefocusExtensions}.
 */
public final class RefocusExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    RefocusFunctions.ALL.forEach(
        function ->
            extensions.injectFunction(
                new Tuple3<>(function.identifier(), function.info(), function::apply)));
    return BoxedUnit.UNIT;
  }
}
