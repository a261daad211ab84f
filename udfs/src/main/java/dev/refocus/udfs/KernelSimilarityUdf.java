package dev.refocus.udfs;

import dev.refocus.metric.KernelSimilarity;
import org.apache.spark.sql.api.java.UDF2;

/**
 * {@code kernel_similarity(a, b)}: {@link KernelSimilarity#bestShift} of two kernels; null if one
 * is.
 */
public final class KernelSimilarityUdf implements UDF2<Object, Object, Double> {
  @Override
  public Double call(Object a, Object b) {
    if (KernelArgument.isNull(a) || KernelArgument.isNull(b)) {
      return null;
    }
    return KernelSimilarity.bestShift(
        KernelArgument.weights("a", a), KernelArgument.weights("b", b));
  }
}
