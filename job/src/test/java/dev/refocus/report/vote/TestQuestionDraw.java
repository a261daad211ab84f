package dev.refocus.report.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestQuestionDraw {
  private static final int MOST = 5000;

  private static SortedMap<String, Set<String>> images(int count) {
    Set<String> all =
        IntStream.range(0, count)
            .mapToObj(i -> "image" + i)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> fewer = new TreeSet<>(all);
    fewer.remove("image0");
    return new TreeMap<>(Map.of("a", all, "b", all, "c", fewer));
  }

  @Test
  void everyPairOfEveryImageIsAskedOnce() {
    List<Question> questions = QuestionDraw.of(images(4), MOST, 1);
    assertThat(questions).hasSize(4 + 3 + 3);
    assertThat(questions.stream().map(TestQuestionDraw::unsided)).doesNotHaveDuplicates();
    assertThat(questions)
        .noneMatch(q -> q.image().equals("image0") && (q.left() + q.right()).contains("c"));
  }

  private static List<Object> unsided(Question question) {
    return List.of(question.image(), Set.of(question.left(), question.right()));
  }

  @Test
  void sidesAreRandomAndTheSeedsOwn() {
    List<Question> questions = QuestionDraw.of(images(300), MOST, 7);
    long first = questions.stream().filter(q -> q.left().compareTo(q.right()) < 0).count();
    assertThat((double) first / questions.size()).isBetween(0.4, 0.6);
    assertThat(QuestionDraw.of(images(300), MOST, 7)).isEqualTo(questions);
    assertThat(QuestionDraw.of(images(300), MOST, 8)).isNotEqualTo(questions);
    assertThat(QuestionDraw.of(images(300), 10, 7)).isEqualTo(questions.subList(0, 10));
  }
}
