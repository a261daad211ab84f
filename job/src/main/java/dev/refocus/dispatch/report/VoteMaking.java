package dev.refocus.dispatch.report;

import dev.refocus.UsageException;
import dev.refocus.report.DetailWindow;
import dev.refocus.report.Pictures;
import dev.refocus.report.ReportRow;
import dev.refocus.report.vote.Question;
import dev.refocus.report.vote.QuestionDraw;
import dev.refocus.report.vote.VotePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A page for voters in the making. Beside the methods of the runs stands bicubic interpolation,
 * which says whether any of them is worth its time.
 */
final class VoteMaking {
  private static final String BICUBIC = "bicubic";

  private final List<VoteMethod> methods;
  private final ReportOptions options;
  private final Map<String, Map<String, byte[]>> jpegs = new HashMap<>();
  private final Map<String, DetailWindow> windows = new HashMap<>();

  /** Of one method or more. */
  VoteMaking(List<VoteMethod> methods, ReportOptions options) {
    this.methods = methods;
    this.options = options;
  }

  /**
   * The page.
   *
   * @param seed of the questions' order and sides
   * @throws UsageException if there are no two pictures of one image
   */
  byte[] page(long seed) {
    List<Question> questions = QuestionDraw.of(images(), options.images(), seed);
    Set<String> asked = new TreeSet<>(questions.stream().map(Question::image).toList());
    methods.forEach(method -> draw(method, asked));
    return VotePage.of(questions, jpegs)
        .orElseThrow(
            () ->
                new UsageException(
                    "--vote: no image has two pictures; run evaluate with --pictures, or restore where its inputs still are"));
  }

  private SortedMap<String, Set<String>> images() {
    SortedMap<String, Set<String>> images = new TreeMap<>();
    Set<String> all = new TreeSet<>();
    for (VoteMethod method : methods) {
      images.put(method.name(), method.rows().keySet());
      all.addAll(method.rows().keySet());
    }
    images.put(BICUBIC, all);
    return images;
  }

  /** The first method that has an image chooses its window. */
  private void draw(VoteMethod method, Set<String> asked) {
    Map<String, byte[]> own = new HashMap<>();
    Map<String, DetailWindow> known = new HashMap<>();
    Set<String> leading = new TreeSet<>();
    for (String image : asked) {
      if (method.rows().containsKey(image)) {
        if (windows.containsKey(image)) {
          known.put(image, windows.get(image));
        } else {
          leading.add(image);
        }
      }
    }
    own.putAll(method.parts(known));
    method.pictures(leading, options.side()).forEach((image, made) -> lead(image, made, own));
    jpegs.put(method.name(), own);
  }

  private void lead(String image, Pictures made, Map<String, byte[]> own) {
    windows.put(image, made.detail().window());
    own.put(image, made.detail().after());
    jpegs.computeIfAbsent(BICUBIC, name -> new HashMap<>()).put(image, made.detail().before());
  }

  /** Rows of one method by image: of several seeds the first. */
  static Map<String, ReportRow> byImage(List<ReportRow> rows, Function<ReportRow, String> image) {
    Map<String, ReportRow> byImage = new TreeMap<>();
    rows.stream()
        .filter(ReportRow::isFitted)
        .forEach(row -> byImage.putIfAbsent(image.apply(row), row));
    return byImage;
  }
}
