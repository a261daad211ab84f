package dev.refocus.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads what a page holds. */
public final class PageText {
  private static final String OPEN = "<script type=\"application/json\" id=\"data\">";

  private PageText() {}

  /** The data of a page, cut out as a browser would. */
  public static JsonNode data(String html) throws IOException {
    int from = html.indexOf(OPEN) + OPEN.length();
    return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
  }
}
