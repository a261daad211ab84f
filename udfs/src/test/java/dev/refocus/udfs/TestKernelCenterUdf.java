package dev.refocus.udfs;

import static dev.refocus.udfs.Arguments.kernel;
import static dev.refocus.udfs.Arguments.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class TestKernelCenterUdf {
  private final KernelCenterUdf center = new KernelCenterUdf();

  @Test
  void weighsTheKernel() {
    assertThat(center.call(kernel(2, 0f, 1f, 0f, 0f))).isEqualTo(RowFactory.create(-0.5, 0.5));
    assertThat(center.call(weights(1, 0, 0, 0, 0, 0, 0, 0, 3)))
        .isEqualTo(RowFactory.create(0.5, 0.5));
  }

  @Test
  void isNullIfTheKernelIs() {
    assertThat(center.call(null)).isNull();
    assertThat(center.call(Arguments.row(Arguments.KERNEL_TYPE, null, null))).isNull();
  }

  @Test
  void namesSizeAndWeightsThatDisagree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> center.call(kernel(1, 1f, 2f)))
        .withMessage("k: size 1 with 2 weights, must have size x size weights");
  }

  @Test
  void namesANegativeSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> center.call(kernel(-1, 1f)))
        .withMessage("k: size -1 with 1 weights, must have size x size weights");
  }

  @Test
  void namesAKernelWithoutWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> center.call(kernel(1, 0f)))
        .withMessage("sum of kernel weights: 0.0, must be positive for a centre of mass");
  }

  @Test
  void namesAnArgumentThatIsNoKernel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> center.call(1.5))
        .withMessageStartingWith("k is a Double, must be struct<size:int,weights:array<float>>");
  }
}
