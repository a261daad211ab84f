package dev.refocus.cli;

import ai.djl.Device;
import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.evaluate.opinion.Agreement;
import dev.refocus.evaluate.opinion.RankGain;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.percept.Example;
import dev.refocus.score.percept.Percept;
import dev.refocus.score.scorer.Scorer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well an adapter does on images that neither training nor stopping saw. */
record AdaptReport(List<String> lines) {

  static AdaptReport of(Path backbone, Path adapter, AdaptTask task, List<Example> test) {
    List<String> lines = new ArrayList<>();
    if (test.size() < Agreement.FEWEST) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d images are left for the report, too few; %d are needed",
              test.size(),
              Agreement.FEWEST));
      return new AdaptReport(lines);
    }
    lines.add(
        String.format(Locale.ROOT, "on %d images kept apart (95 %% intervals):", test.size()));
    double[] opinions = test.stream().mapToDouble(example -> example.target()[0]).toArray();
    double[] scores;
    try (Scorer adapted = Percept.open(backbone, adapter, Device.cpu())) {
      if (task == AdaptTask.EMOTION) {
        lines.add(String.format(Locale.ROOT, "right class: %.3f", accuracy(adapted, test)));
        return new AdaptReport(lines);
      }
      scores = scores(adapted, test);
    }
    lines.add(line("adapted", scores, opinions));
    lines.addAll(unadapted(backbone, test, scores, opinions));
    return new AdaptReport(lines);
  }

  /** What the backbone says by itself, if it has a text tower, and what adapting it gained. */
  private static List<String> unadapted(
      Path backbone, List<Example> test, double[] adapted, double[] opinions) {
    try (Scorer plain = ClipIqa.open(backbone, PromptPairs.clipIqa(), Device.cpu())) {
      double[] scores = scores(plain, test);
      RankGain gain = RankGain.of(scores, adapted, opinions);
      return List.of(
          line("clip_iqa", scores, opinions),
          String.format(
              Locale.ROOT,
              "SRCC of adapted minus clip_iqa: %+.3f (%+.3f to %+.3f): %s",
              gain.srcc(),
              gain.low(),
              gain.high(),
              gain.verdict()));
    } catch (UsageException e) {
      return List.of("clip_iqa: none, " + e.getMessage());
    }
  }

  private static double[] scores(Scorer scorer, List<Example> test) {
    return test.stream()
        .mapToDouble(example -> scorer.score(List.of(example.image().get())).get(0)[0])
        .toArray();
  }

  private static String line(String name, double[] scores, double[] opinions) {
    Agreement agreement = Agreement.of(scores, opinions);
    return "%-9s SRCC %s  PLCC %s  KRCC %s  RMSE %s"
        .formatted(
            name,
            text(agreement.srcc()),
            text(agreement.plcc()),
            text(agreement.krcc()),
            text(agreement.rmse()));
  }

  private static String text(Agreement.Figure figure) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", figure.value(), figure.low(), figure.high());
  }

  private static double accuracy(Scorer scorer, List<Example> test) {
    int right = 0;
    for (Example example : test) {
      float[] score = scorer.score(List.of(example.image().get())).get(0);
      right += greatest(score) == greatest(example.target()) ? 1 : 0;
    }
    return (double) right / test.size();
  }

  private static int greatest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  void print(PrintWriter out) {
    lines.stream().map(Printable::line).forEach(out::println);
    out.flush();
  }
}
