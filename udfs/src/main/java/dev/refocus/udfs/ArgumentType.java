package dev.refocus.udfs;

import java.util.Arrays;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** What the functions take. */
public enum ArgumentType {
  /** The {@code kernel} of a row, or its weights alone, of any numeric type. */
  KERNEL("struct<size:int,weights:array<float>> or array<float>", "the row's kernel") {
    @Override
    boolean acceptsValue(DataType type) {
      return type instanceof StructType struct ? isKernel(struct) : isWeights(type);
    }
  },
  /** The bytes of an image; the functions of this package read PNG. */
  PNG("binary", "the row's hr.bytes") {
    @Override
    boolean acceptsValue(DataType type) {
      return type instanceof BinaryType;
    }
  };

  private final String sql;
  private final String remedy;

  ArgumentType(String sql, String remedy) {
    this.sql = sql;
    this.remedy = remedy;
  }

  abstract boolean acceptsValue(DataType type);

  /** Whether a column of this type can be an argument; {@code NULL} always can. */
  boolean accepts(DataType type) {
    return type instanceof NullType || acceptsValue(type);
  }

  /** The type as it is written in SQL. */
  String sql() {
    return sql;
  }

  /** Where an argument of this type is found. */
  String remedy() {
    return remedy;
  }

  /** For callers that register a class on their own, past the check of the columns' types. */
  IllegalArgumentException refusal(String name, Object value) {
    return new IllegalArgumentException(
        "%s is a %s, must be %s; pass %s"
            .formatted(name, value.getClass().getSimpleName(), sql, remedy));
  }

  private static boolean isKernel(StructType struct) {
    return Arrays.asList(struct.fieldNames()).contains("size")
        && Arrays.asList(struct.fieldNames()).contains("weights")
        && struct.apply("size").dataType() instanceof NumericType
        && isWeights(struct.apply("weights").dataType());
  }

  private static boolean isWeights(DataType type) {
    return type instanceof ArrayType array
        && (array.elementType() instanceof NumericType || array.elementType() instanceof NullType);
  }
}
