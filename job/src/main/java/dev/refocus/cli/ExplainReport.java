package dev.refocus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.explain.Attribution;
import dev.refocus.explain.HrWindow;
import dev.refocus.fit.LrPart;
import java.util.Base64;
import java.util.Locale;

/** What {@code explain} prints and saves. */
final class ExplainReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExplainReport() {}

  static String text(String image, Explanation found) {
    Attribution attribution = found.attribution();
    HrWindow window = found.window();
    return String.format(
        Locale.ROOT,
        """
        %s: %d x %d HR pixels from %d,%d on
        kernel           %s, confidence %.2f
        detail           %.2f, of which %.2f are in the blurred LR image
        diffusion index  %.1f of %d x %d LR pixels
        half of the say  within %.1f LR pixels
        nine tenths      within %.1f LR pixels
        strongest        LR pixel %d,%d
        incomplete by    %.2f %%
        """,
        image,
        window.side(),
        window.side(),
        window.left(),
        window.top(),
        found.kernel().name(),
        found.kernel().confidence(),
        attribution.detail(),
        attribution.baseline(),
        attribution.diffusionIndex(),
        found.place().width(),
        found.place().height(),
        found.halfWithin(),
        found.mostWithin(),
        found.strongestX(),
        found.strongestY(),
        100 * attribution.incompleteness());
  }

  /** The numbers, in one line. */
  static String line(Explanation found) throws JsonProcessingException {
    return JSON.writeValueAsString(numbers(found)) + "\n";
  }

  /** The numbers, what each LR pixel did, and the picture. */
  static String whole(Explanation found) throws JsonProcessingException {
    ObjectNode all = numbers(found);
    ArrayNode pixels = all.putArray("attribution");
    for (float pixel : found.attribution().pixels().samples()) {
      pixels.add(pixel);
    }
    all.put("picture", Base64.getEncoder().encodeToString(found.picture()));
    return JSON.writeValueAsString(all) + "\n";
  }

  private static ObjectNode numbers(Explanation found) {
    Attribution attribution = found.attribution();
    ObjectNode node = JSON.createObjectNode();
    node.put("image_id", found.imageId());
    node.put("config_id", found.fit().id());
    node.put("scale", found.fit().scale());
    node.put("kernel_name", found.kernel().name());
    node.put("kernel_confidence", found.kernel().confidence());
    HrWindow window = found.window();
    node.putObject("window")
        .put("x", window.left())
        .put("y", window.top())
        .put("width", window.side())
        .put("height", window.side());
    LrPart place = found.place();
    node.putObject("lr_part")
        .put("x", place.left())
        .put("y", place.top())
        .put("width", place.width())
        .put("height", place.height());
    node.put("detail", attribution.detail());
    node.put("detail_blurred", attribution.baseline());
    node.put("diffusion_index", attribution.diffusionIndex());
    node.put("half_within", found.halfWithin());
    node.put("nine_tenths_within", found.mostWithin());
    node.putObject("strongest").put("x", found.strongestX()).put("y", found.strongestY());
    node.put("incompleteness", attribution.incompleteness());
    return node;
  }
}
