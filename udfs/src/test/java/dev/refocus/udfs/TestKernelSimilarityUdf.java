package dev.refocus.udfs;

import static dev.refocus.udfs.Arguments.kernel;
import static dev.refocus.udfs.Arguments.row;
import static dev.refocus.udfs.Arguments.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class TestKernelSimilarityUdf {
  private static final Row KERNEL = kernel(2, 0f, 1f, 0f, 0f);

  private final KernelSimilarityUdf similarity = new KernelSimilarityUdf();

  @Test
  void comparesAtTheBestShift() {
    assertThat(similarity.call(KERNEL, kernel(2, 0f, 0f, 3f, 0f))).isEqualTo(1);
    assertThat(similarity.call(KERNEL, kernel(2, 1f, 1f, 0f, 0f)))
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void takesWeightsOfAnyNumericType() {
    assertThat(similarity.call(KERNEL, weights(0, 0, 0, 5))).isEqualTo(1);
    assertThat(similarity.call(weights(2.0), weights(new BigDecimal("0.5")))).isEqualTo(1);
  }

  @Test
  void isNullIfAKernelIs() {
    assertThat(similarity.call(null, KERNEL)).isNull();
    assertThat(similarity.call(KERNEL, null)).isNull();
    assertThat(similarity.call(null, null)).isNull();
  }

  @Test
  void isNullIfAKernelHasNoSizeOrNoWeights() {
    assertThat(similarity.call(KERNEL, row(Arguments.KERNEL_TYPE, null, null))).isNull();
    assertThat(similarity.call(row(Arguments.KERNEL_TYPE, 2, null), KERNEL)).isNull();
    assertThat(similarity.call(kernel(null, 1f), KERNEL)).isNull();
  }

  @Test
  void isNullBeforeItIsWrong() {
    assertThat(similarity.call(kernel(3, 1f), null)).isNull();
  }

  @Test
  void namesSizeAndWeightsThatDisagree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> similarity.call(KERNEL, kernel(3, 1f, 2f, 3f, 4f)))
        .withMessage("b: size 3 with 4 weights, must have size x size weights");
  }

  @Test
  void namesTheCountOfWeightsThatAreNotSquare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> similarity.call(weights(1, 2, 3), KERNEL))
        .withMessage("kernel of 3 weights: must be size x size weights in row order");
  }

  @Test
  void namesAMissingWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> similarity.call(weights(1f, null, 3f, 4f), KERNEL))
        .withMessage("a: weight 1 of 4 is null, must be a number");
  }

  @Test
  void namesAStructThatIsNoKernel() {
    Row point = row(new StructType().add("x", DataTypes.IntegerType), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> similarity.call(KERNEL, point))
        .withMessage(
            "struct<x:int> has no field 'size':"
                + " must be struct<size:int,weights:array<float>> or array<float>");
  }

  @Test
  void namesAnArgumentThatIsNoKernel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> similarity.call(KERNEL, "box"))
        .withMessage(
            "b is a String, must be struct<size:int,weights:array<float>> or array<float>;"
                + " pass the row's kernel");
  }
}
