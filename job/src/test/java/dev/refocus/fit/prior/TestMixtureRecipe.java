package dev.refocus.fit.prior;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestMixtureRecipe {
  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 3, 16})
  void strideDividesTheSideOfAPatch(int stride) {
    assertThatThrownBy(() -> new MixtureRecipe(12, 8000, 5, stride))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stride of patches: " + stride + ", must divide their side 8");
  }
}
