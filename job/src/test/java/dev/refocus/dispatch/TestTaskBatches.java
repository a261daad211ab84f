package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTaskBatches {
  @Test
  void dealsAsCardsAreDealt() {
    assertThat(TaskBatches.deal(List.of(9, 8, 7, 6, 5), 2))
        .containsExactly(List.of(9, 7, 5), List.of(8, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 11, 1000})
  void dealsEverythingOnceAndEvenly(int most) {
    List<Integer> sorted = IntStream.range(0, 10).boxed().toList();
    List<List<Integer>> hands = TaskBatches.deal(sorted, most);
    assertThat(hands).hasSize(Math.min(most, 10));
    assertThat(hands.stream().flatMap(Collection::stream))
        .containsExactlyInAnyOrderElementsOf(sorted);
    List<Integer> sizes = hands.stream().map(List::size).sorted().toList();
    assertThat(sizes.get(sizes.size() - 1) - sizes.get(0)).isBetween(0, 1);
  }
}
