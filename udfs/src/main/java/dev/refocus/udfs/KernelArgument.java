package dev.refocus.udfs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** A kernel as Spark hands it to a function: the {@code kernel} of a row, or its weights alone. */
final class KernelArgument {
  private KernelArgument() {}

  /** Whether there is no kernel: none at all, or a struct without size or weights. */
  static boolean isNull(Object value) {
    return value == null
        || (value instanceof Row kernel
            && (field(kernel, "size") == null || field(kernel, "weights") == null));
  }

  /** The weights in row order of an argument that is not null. */
  static float[] weights(String name, Object value) {
    if (value instanceof Row kernel) {
      return filled(name, field(kernel, "size"), weights(name, field(kernel, "weights")));
    }
    if (value instanceof Seq<?> weights) {
      return floats(name, JavaConverters.seqAsJavaList(weights));
    }
    throw ArgumentType.KERNEL.refusal(name, value);
  }

  private static Object field(Row kernel, String name) {
    if (!Arrays.asList(kernel.schema().fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "%s has no field '%s': must be %s"
              .formatted(kernel.schema().simpleString(), name, ArgumentType.KERNEL.sql()));
    }
    return kernel.getAs(name);
  }

  private static float[] filled(String name, Object size, float[] weights) {
    if (!(size instanceof Number side) || !isSide(side.longValue(), weights.length)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: size %s with %d weights, must have size x size weights",
              name,
              size,
              weights.length));
    }
    return weights;
  }

  private static boolean isSide(long size, int weights) {
    return size > 0 && size * size == weights;
  }

  private static float[] floats(String name, List<?> values) {
    float[] weights = new float[values.size()];
    for (int i = 0; i < weights.length; i++) {
      if (!(values.get(i) instanceof Number weight)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: weight %d of %d is %s, must be a number",
                name,
                i,
                weights.length,
                values.get(i)));
      }
      weights[i] = weight.floatValue();
    }
    return weights;
  }
}
