package dev.refocus.score.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.score.clip.PromptPairs.Pair;
import org.junit.jupiter.api.Test;

class TestPromptPairs {
  @Test
  void aTextInQuotesHoldsCommas() {
    PromptPairs pairs =
        PromptPairs.parse(
            "# a comment, with commas\n\nsharp, \"Sharp, detailed photo.\" ,Blurry photo.\n");
    assertThat(pairs.pairs())
        .containsExactly(new Pair("sharp", "Sharp, detailed photo.", "Blurry photo."));
  }

  @Test
  void aTextWithCommasOutsideQuotesIsRefused() {
    assertThatThrownBy(() -> PromptPairs.parse("sharp,Sharp, detailed photo.,Blurry photo.\n"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "prompt pair 'sharp,Sharp,detailed photo.,Blurry photo.' has 4 fields, must be score,positive,negative; put a text with commas in quotes");
  }
}
