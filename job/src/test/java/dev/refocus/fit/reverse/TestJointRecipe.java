package dev.refocus.fit.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestJointRecipe {
  /** A hundred at the first of the levels 200 to 0, twenty at each other one. */
  @Test
  void publishedConstants() {
    JointRecipe recipe = JointRecipe.published(1);
    assertThat(recipe.steps()).isEqualTo(4100);
    assertThat(recipe.level(0)).isEqualTo(200);
    assertThat(recipe.level(37)).isCloseTo(163, within(1e-9));
    assertThat(recipe.level(200)).isZero();
    assertThat(recipe.iterations(0)).isEqualTo(100);
    assertThat(recipe.iterations(200)).isEqualTo(20);
  }

  @Test
  void budgetIsAShareOfTheSteps() {
    assertThat(JointRecipe.published(0.25).steps() / 4100.0).isCloseTo(0.25, within(0.01));
    assertThat(JointRecipe.published(1e-9).steps()).isEqualTo(1);
    assertThat(JointRecipe.published(0.25).level(100)).isZero();
  }
}
