package dev.refocus.score.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a model's weights do not say by their shapes, from Hugging Face's {@code config.json}. What
 * the file leaves out is as in OpenAI's models: heads of 64 channels, images of 224 pixels.
 *
 * @param imageHeads attention heads of the image tower; 0 for one per 64 channels
 * @param textHeads attention heads of the text tower; 0 for one per 64 channels
 * @param imageSize side of the images in pixels
 * @param quick whether the activation is {@code x sigmoid(1.702 x)}, else GELU
 */
public record ClipConfig(int imageHeads, int textHeads, int imageSize, boolean quick) {
  public static final String FILE = "config.json";

  static ClipConfig read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      JsonNode image = root.path("vision_config");
      JsonNode text = root.path("text_config");
      return new ClipConfig(
          image.path("num_attention_heads").asInt(0),
          text.path("num_attention_heads").asInt(0),
          image.path("image_size").asInt(224),
          quick(file, image.path("hidden_act").asText("quick_gelu")));
    } catch (IOException e) {
      throw new UsageException(
          "%s cannot be read (%s); it comes with the model".formatted(file, e), e);
    }
  }

  private static boolean quick(Path file, String activation) {
    return switch (activation) {
      case "quick_gelu" -> true;
      case "gelu" -> false;
      default ->
          throw new UsageException(
              "%s: hidden_act %s, must be quick_gelu or gelu".formatted(file, activation));
    };
  }
}
