package dev.refocus.udfs;

import dev.refocus.metric.KernelCenter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code kernel_center(k)}: {@link KernelCenter} of a kernel as a struct; null for a null kernel.
 */
public final class KernelCenterUdf implements UDF1<Object, Row> {
  /** {@code struct<row:double,column:double>}. */
  public static final StructType TYPE =
      new StructType()
          .add("row", DataTypes.DoubleType, false)
          .add("column", DataTypes.DoubleType, false);

  @Override
  public Row call(Object kernel) {
    if (KernelArgument.isNull(kernel)) {
      return null;
    }
    KernelCenter center = KernelCenter.of(KernelArgument.weights("k", kernel));
    return RowFactory.create(center.row(), center.column());
  }
}
