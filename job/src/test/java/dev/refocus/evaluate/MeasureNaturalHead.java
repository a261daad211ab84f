package dev.refocus.evaluate;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.opinion.Agreement;
import dev.refocus.evaluate.opinion.Opinions;
import dev.refocus.image.Image;
import dev.refocus.metric.Plane;
import dev.refocus.metric.natural.Brisque;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A floor for learnt scores: ridge regression of opinions on BRISQUE's 36 features, each image
 * judged by a head that was trained on the other nine tenths. {@code deploy/benchmark
 * dev.refocus.evaluate.MeasureNaturalHead IMAGES OPINIONS.csv}.
 */
final class MeasureNaturalHead {
  private static final int FOLDS = 10;
  private static final double PENALTY = 10;

  private MeasureNaturalHead() {}

  public static void main(String[] arguments) throws IOException {
    Path images = Path.of(arguments[0]);
    String csv = Files.readString(Path.of(arguments[1]));
    Map<String, Double> opinions = Opinions.read(arguments[1], csv, "image", "mos").byImage();
    List<String> names = new ArrayList<>(opinions.keySet());
    Collections.shuffle(names, new Random(1));
    double[][] features = new double[names.size()][];
    double[] truth = names.stream().mapToDouble(opinions::get).toArray();
    for (int i = 0; i < features.length; i++) {
      features[i] = features(images.resolve(names.get(i)));
    }
    standardize(features);
    double[] predicted = new double[features.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      double[] head = train(features, truth, fold);
      for (int i = fold; i < features.length; i += FOLDS) {
        predicted[i] = dot(head, features[i]);
      }
    }
    System.out.println(Agreement.of(predicted, truth));
  }

  /** 36 features; spreads as logarithms; and a constant. */
  private static double[] features(Path file) throws IOException {
    DecodeLimits limits = new DecodeLimits(1 << 28, 1, 1 << 16, 1 << 26, 1 << 26);
    Image luma = new ImageDecoder(limits).decode(Files.readAllBytes(file), 1).color().luma();
    double[] features = Brisque.features(new Plane(luma.height(), luma.width(), luma.samples()));
    for (int i = 0; i < features.length; i++) {
      boolean spread = i % 18 == 1 || (i % 18 > 1 && (i % 18 - 2) % 4 > 1);
      features[i] = spread ? Math.log(features[i]) : features[i];
    }
    double[] withConstant = Arrays.copyOf(features, features.length + 1);
    withConstant[features.length] = 1;
    return withConstant;
  }

  private static void standardize(double[][] features) {
    for (int column = 0; column < features[0].length - 1; column++) {
      int at = column;
      double mean = Arrays.stream(features).mapToDouble(f -> f[at]).average().orElseThrow();
      double variance =
          Arrays.stream(features)
              .mapToDouble(f -> (f[at] - mean) * (f[at] - mean))
              .average()
              .orElseThrow();
      for (double[] row : features) {
        row[at] = (row[at] - mean) / Math.sqrt(variance);
      }
    }
  }

  private static double[] train(double[][] features, double[] truth, int fold) {
    int size = features[0].length;
    DMatrixRMaj normal = CommonOps_DDRM.identity(size);
    CommonOps_DDRM.scale(PENALTY, normal);
    normal.set(size - 1, size - 1, 0);
    DMatrixRMaj right = new DMatrixRMaj(size, 1);
    for (int i = 0; i < features.length; i++) {
      if (i % FOLDS != fold) {
        for (int row = 0; row < size; row++) {
          right.add(row, 0, features[i][row] * truth[i]);
          for (int column = 0; column < size; column++) {
            normal.add(row, column, features[i][row] * features[i][column]);
          }
        }
      }
    }
    DMatrixRMaj head = new DMatrixRMaj(size, 1);
    CommonOps_DDRM.solve(normal, right, head);
    return head.data;
  }

  private static double dot(double[] head, double[] features) {
    double sum = 0;
    for (int i = 0; i < head.length; i++) {
      sum += head[i] * features[i];
    }
    return sum;
  }
}
