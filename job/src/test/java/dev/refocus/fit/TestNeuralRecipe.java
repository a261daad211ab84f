package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestNeuralRecipe {
  /** 600,000 steps of training, 100 + 200 x 20 of the joint recovery. */
  @Test
  void warmStartTakesLessThanAFiftiethOfThePublishedSteps() {
    assertThat(NeuralRecipe.published(1).steps()).isEqualTo(604_100);
    assertThat(NeuralRecipe.warm(1).steps()).isLessThan(604_100 / 50);
  }

  @Test
  void windowsAreAsLargeAsTheMemoryAllowsAndTheRecipeAsks() {
    NeuralRecipe paper = NeuralRecipe.published(1);
    assertThat(paper.window(2L << 30)).isBetween(300, 400);
    assertThat(paper.window(8L << 30) / 2).isEqualTo(paper.window(2L << 30));
    assertThat(NeuralRecipe.warm(1).window(2L << 30)).isEqualTo(128);
  }
}
