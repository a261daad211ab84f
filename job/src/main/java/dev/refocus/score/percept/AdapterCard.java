package dev.refocus.score.percept;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an adapter is: {@code adapter.json} beside its arrays, {@code adapter.safetensors}.
 *
 * @param scores names of the outputs: {@code percept.quality}, or one per class
 * @param view how an image is seen
 * @param backbone sha256 of the backbone's {@code model.safetensors}, 64 hexadecimal digits
 * @param loraScale factor of the change of low rank: alpha / rank
 * @param gain score = gain * output + offset; not used for classes
 * @param offset see {@code gain}
 * @param classes whether the outputs are logits of classes, whose scores are probabilities
 * @param origin how it was trained, for people
 */
public record AdapterCard(
    List<String> scores,
    View view,
    @JsonProperty("backbone_sha256") String backbone,
    @JsonProperty("lora_scale") double loraScale,
    double gain,
    double offset,
    boolean classes,
    String origin) {
  static final String FILE = "adapter.json";

  static AdapterCard read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      AdapterCard card = new ObjectMapper().readValue(file.toFile(), AdapterCard.class);
      if (card.scores == null || card.scores.isEmpty() || card.view == null) {
        throw new UsageException("%s names no scores or no view; write both".formatted(file));
      }
      return card;
    } catch (IOException e) {
      throw new UsageException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  void write(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve(FILE), json.writeValueAsString(this) + "\n");
  }

  void requireBackbone(String sha256) {
    if (!sha256.equals(backbone)) {
      throw new UsageException(
          "the adapter was trained on a backbone with sha256 %s, this one has %s; use the one it was trained on"
              .formatted(backbone, sha256));
    }
  }
}
