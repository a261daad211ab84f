package dev.refocus.cli;

import dev.refocus.evaluate.opinion.Opinions;
import dev.refocus.score.percept.Loss;
import dev.refocus.score.percept.View;
import java.util.List;
import java.util.Locale;

/** What people were asked, with PerceptCLIP's loss and view for it; or nobody is asked. */
enum AdaptTask {
  QUALITY(Loss.PEARSON, View.GRID),
  MEMORABILITY(Loss.MSE, View.CENTER),
  EMOTION(Loss.CROSS_ENTROPY, View.CENTER),
  /** QualiCLIP's, which takes no opinions and has its own loss and views. */
  QUALI(null, null);

  private final Loss loss;
  private final View view;

  AdaptTask(Loss loss, View view) {
    this.loss = loss;
    this.view = view;
  }

  Loss loss() {
    return loss;
  }

  View view() {
    return view;
  }

  /** Names of the scores. */
  List<String> scores(Opinions opinions) {
    String name = "percept." + name().toLowerCase(Locale.ROOT);
    return this == EMOTION
        ? opinions.classes().stream().map(type -> name + "." + type).toList()
        : List.of(name);
  }

  /** The numbers that training aims at. */
  float[] target(Opinions.Opinion opinion, List<String> classes) {
    if (this != EMOTION) {
      return new float[] {(float) opinion.number()};
    }
    float[] target = new float[classes.size()];
    target[classes.indexOf(opinion.value())] = 1;
    return target;
  }
}
