package dev.refocus.report.vote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.config.Sha256;
import dev.refocus.report.ReportPage;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page. It shows no method's name; its data hold the names, because its votes must stand for
 * themselves, so a voter who reads the page's source is not blind.
 */
public final class VotePage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SCRIPTS = List.of("elements.js", "vote.js");

  private final Map<String, Map<String, byte[]>> jpegs;
  private final Map<List<String>, Integer> places = new HashMap<>();
  private final ArrayNode questions = JSON.createArrayNode();
  private final ArrayNode pictures = JSON.createArrayNode();

  private VotePage(Map<String, Map<String, byte[]>> jpegs) {
    this.jpegs = jpegs;
  }

  /**
   * A whole HTML file in UTF-8; empty if no question is left.
   *
   * @param jpegs by method, then by image; a question without both is left out
   */
  public static Optional<byte[]> of(
      List<Question> questions, Map<String, Map<String, byte[]>> jpegs) {
    VotePage page = new VotePage(jpegs);
    questions.stream()
        .filter(question -> page.has(question.left(), question.image()))
        .filter(question -> page.has(question.right(), question.image()))
        .forEach(page::add);
    return page.questions.isEmpty()
        ? Optional.empty()
        : Optional.of(ReportPage.of(SCRIPTS, page.data()));
  }

  private boolean has(String method, String image) {
    return jpegs.getOrDefault(method, Map.of()).get(image) != null;
  }

  private void add(Question question) {
    ObjectNode node = questions.addObject().put("image", question.image());
    side(node.putObject("left"), question.left(), question.image());
    side(node.putObject("right"), question.right(), question.image());
  }

  private void side(ObjectNode node, String method, String image) {
    node.put("method", method);
    node.put("picture", places.computeIfAbsent(List.of(method, image), this::add));
  }

  private int add(List<String> methodAndImage) {
    pictures.add(jpegs.get(methodAndImage.get(0)).get(methodAndImage.get(1)));
    return pictures.size() - 1;
  }

  /** The page's name, by which a browser keeps its votes, is that of its questions and pictures. */
  private ObjectNode data() {
    ObjectNode data = JSON.createObjectNode();
    data.set("questions", questions);
    data.set("pictures", pictures);
    return data.put("id", HexFormat.of().formatHex(Sha256.of(data.toString()), 0, 8));
  }
}
