package dev.refocus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.cli.table.ScoreLine;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.score.ScoreJob;
import dev.refocus.evaluate.opinion.Agreement;
import dev.refocus.evaluate.opinion.AgreementReport;
import dev.refocus.evaluate.opinion.OpinionSpec;
import dev.refocus.evaluate.opinion.Opinions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * {@code evaluate} for scores: images with opinions of people to the agreement of every score with
 * them.
 */
final class OpinionEvaluation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpinionSpec spec;
  private final String root;
  private final RunConfig run;
  private final String output;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param root folder to which the specification's files are relative
   * @param output folder for the rows, or null
   */
  OpinionEvaluation(
      OpinionSpec spec,
      String root,
      RunConfig run,
      String output,
      PrintWriter out,
      PrintWriter err) {
    this.spec = spec;
    this.root = root;
    this.run = run;
    this.output = output;
    this.out = out;
    this.err = err;
  }

  int run(SparkSession session, boolean json) throws IOException {
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    Map<String, Double> opinions = opinions(hadoop);
    List<ImageRef> images =
        new ImageListing(hadoop, run.inputs().extensions(), err)
            .list("--images", uri(spec.images())).stream()
                .filter(image -> opinions.containsKey(name(image.uri())))
                .toList();
    if (images.size() < Agreement.FEWEST) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s: %d of its %d images are in %s, at least %d are needed; put them there or name their folder with --images",
              uri(spec.opinions()),
              images.size(),
              opinions.size(),
              uri(spec.images()),
              Agreement.FEWEST));
    }
    List<ScoreLine> lines = ScoreLine.of(new ScoreJob(session, run, err).files(images, output));
    print(agreements(lines, opinions), json);
    long failed = lines.stream().filter(ScoreLine::failed).count();
    err.printf(
        Locale.ROOT,
        "%d images of %d opinions, %d failed%n",
        lines.size(),
        opinions.size(),
        failed);
    return failed == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
  }

  private Map<String, Double> opinions(Configuration hadoop) {
    String uri = uri(spec.opinions());
    String csv = new String(bytes(hadoop, uri), StandardCharsets.UTF_8);
    return Opinions.read(uri, csv, spec.imageColumn(), spec.opinionColumn()).byImage();
  }

  private byte[] bytes(Configuration hadoop, String uri) {
    try {
      return new ImageReader(hadoop, run.limits().maxBytes()).read(ImageRef.of(uri));
    } catch (RefocusException e) {
      throw new UsageException(
          "opinions: %s; name the folder that holds %s with --images (datasets/README.md says where it comes from)"
              .formatted(e.getMessage(), spec.opinions()),
          e);
    }
  }

  /** Hadoop's rule: an absolute path or URI stands for itself. */
  private String uri(String relative) {
    return new Path(new Path(root), relative).toString();
  }

  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static Map<String, Agreement> agreements(
      List<ScoreLine> lines, Map<String, Double> opinions) {
    Set<String> names = new TreeSet<>();
    lines.stream()
        .filter(line -> line.scores() != null)
        .forEach(line -> names.addAll(line.scores().values().keySet()));
    Map<String, Agreement> agreements = new LinkedHashMap<>();
    for (String name : names) {
      List<double[]> pairs = new ArrayList<>();
      for (ScoreLine line : lines) {
        line.score(name)
            .ifPresent(pair -> pairs.add(new double[] {pair.hr(), opinions.get(name(line.uri()))}));
      }
      if (pairs.size() >= Agreement.FEWEST) {
        agreements.put(name, Agreement.of(side(pairs, 0), side(pairs, 1)));
      }
    }
    return agreements;
  }

  private static double[] side(List<double[]> pairs, int side) {
    return pairs.stream().mapToDouble(pair -> pair[side]).toArray();
  }

  private void print(Map<String, Agreement> agreements, boolean json) {
    if (!json) {
      AgreementReport.print(agreements, out);
      return;
    }
    agreements.forEach(
        (name, agreement) -> {
          ObjectNode node = JSON.createObjectNode();
          node.put("score", name).put("images", agreement.images());
          put(node, "srcc", agreement.srcc());
          put(node, "plcc", agreement.plcc());
          put(node, "main", agreement.main());
          put(node, "krcc", agreement.krcc());
          put(node, "rmse", agreement.rmse());
          out.println(node);
        });
    out.flush();
  }

  private static void put(ObjectNode node, String name, Agreement.Figure figure) {
    node.putObject(name)
        .put("value", figure.value())
        .put("low", figure.low())
        .put("high", figure.high());
  }
}
