package dev.refocus.report.vote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;

/** Draws what voters are asked, from the seed alone. */
public final class QuestionDraw {
  private QuestionDraw() {}

  /**
   * Every image with every pair of methods that made something of it, in random order and on random
   * sides.
   *
   * @param images that each method made something of
   * @param most questions at most
   */
  public static List<Question> of(SortedMap<String, Set<String>> images, int most, long seed) {
    Random random = new Random(seed);
    List<Question> questions = new ArrayList<>();
    List<String> methods = List.copyOf(images.keySet());
    for (int first = 0; first < methods.size(); first++) {
      for (String second : methods.subList(first + 1, methods.size())) {
        for (String image : images.get(methods.get(first)).stream().sorted().toList()) {
          if (images.get(second).contains(image)) {
            questions.add(sided(image, methods.get(first), second, random.nextBoolean()));
          }
        }
      }
    }
    Collections.shuffle(questions, random);
    return List.copyOf(questions.subList(0, Math.min(most, questions.size())));
  }

  private static Question sided(String image, String first, String second, boolean turned) {
    return turned ? new Question(image, second, first) : new Question(image, first, second);
  }
}
