package dev.refocus.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.config.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page: {@code page.html} with style, script and data in it. A policy in its head lets the
 * browser run that one script, by its hash, and fetch nothing.
 */
public final class ReportPage {
  private static final String DATA = "{{data}}";
  private static final List<String> SCRIPTS =
      List.of("elements.js", "plots.js", "slider.js", "gallery.js", "page.js");

  private static final ObjectMapper JSON =
      new ObjectMapper(new JsonFactory().setCharacterEscapes(new MarkupEscapes()));

  private ReportPage() {}

  /** A whole HTML file in UTF-8. */
  public static byte[] of(Report report) {
    return of(PageData.of(report));
  }

  static byte[] of(ObjectNode data) {
    return of(SCRIPTS, data);
  }

  /**
   * A page of other scripts.
   *
   * @param scripts that draw it, in this order
   */
  public static byte[] of(List<String> scripts, ObjectNode data) {
    String style = resource("page.css");
    String script = scripts.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
    String page =
        resource("page.html")
            .replace("{{style-hash}}", hash(style))
            .replace("{{script-hash}}", hash(script))
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    int place = page.indexOf(DATA);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(page.substring(0, place).getBytes(StandardCharsets.UTF_8));
    write(data, bytes);
    bytes.writeBytes(page.substring(place + DATA.length()).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static void write(ObjectNode data, ByteArrayOutputStream bytes) {
    try {
      JSON.writeValue(bytes, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text));
  }

  private static String resource(String name) {
    try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a "<" no name can end the element that the data stand in. */
  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
