package dev.refocus.score.weights;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenAI's names of arrays and Hugging Face's. Two things differ beyond the names: Hugging Face
 * cuts {@code in_proj} into query, key and value, and turns the projections round.
 */
public final class NameMap {
  /** OpenAI's joint name of the three, with the layer's place before it. */
  private static final Pattern JOINT = Pattern.compile("(.*)attn\\.in_proj_(weight|bias)");

  private static final Pattern LAYER =
      Pattern.compile("(visual\\.)?transformer\\.resblocks\\.(\\d+)\\.(.*)");

  private record Rule(String openAi, String huggingFace) {}

  private static final List<Rule> IN_LAYER =
      List.of(
          new Rule("ln_1.", "layer_norm1."),
          new Rule("ln_2.", "layer_norm2."),
          new Rule("attn.out_proj.", "self_attn.out_proj."),
          new Rule("mlp.c_fc.", "mlp.fc1."),
          new Rule("mlp.c_proj.", "mlp.fc2."));

  private static final List<Rule> OUTSIDE =
      List.of(
          new Rule("visual.conv1.weight", "vision_model.embeddings.patch_embedding.weight"),
          new Rule("visual.class_embedding", "vision_model.embeddings.class_embedding"),
          new Rule(
              "visual.positional_embedding", "vision_model.embeddings.position_embedding.weight"),
          new Rule("visual.ln_pre.", "vision_model.pre_layrnorm."),
          new Rule("visual.ln_post.", "vision_model.post_layernorm."),
          new Rule("visual.proj", "visual_projection.weight"),
          new Rule("token_embedding.weight", "text_model.embeddings.token_embedding.weight"),
          new Rule("positional_embedding", "text_model.embeddings.position_embedding.weight"),
          new Rule("ln_final.", "text_model.final_layer_norm."),
          new Rule("text_projection", "text_projection.weight"),
          new Rule("logit_scale", "logit_scale"));

  /**
   * Where OpenAI's file has what Hugging Face calls {@code name}.
   *
   * @param third 0, 1, 2 for the query's, key's and value's part of the rows; -1 for all of them
   * @param turned whether rows and columns change places
   */
  public record Place(String name, int third, boolean turned) {}

  private NameMap() {}

  /** The place of a Hugging Face name. */
  public static Place openAi(String name) {
    Matcher layer =
        Pattern.compile("(vision|text)_model\\.encoder\\.layers\\.(\\d+)\\.(.*)").matcher(name);
    if (layer.matches()) {
      String tower = layer.group(1).equals("vision") ? "visual." : "";
      return inLayer(tower + "transformer.resblocks." + layer.group(2) + ".", layer.group(3));
    }
    boolean turned = name.endsWith("_projection.weight");
    for (Rule rule : OUTSIDE) {
      if (name.startsWith(rule.huggingFace)) {
        return new Place(rule.openAi + name.substring(rule.huggingFace.length()), -1, turned);
      }
    }
    return new Place(name, -1, false);
  }

  private static Place inLayer(String layer, String name) {
    Matcher part = Pattern.compile("self_attn\\.([qkv])_proj\\.(weight|bias)").matcher(name);
    if (part.matches()) {
      return new Place(
          layer + "attn.in_proj_" + part.group(2), "qkv".indexOf(part.group(1)), false);
    }
    for (Rule rule : IN_LAYER) {
      if (name.startsWith(rule.huggingFace)) {
        String rest = name.substring(rule.huggingFace.length());
        return new Place(layer + rule.openAi + rest, -1, false);
      }
    }
    return new Place(layer + name, -1, false);
  }

  /** Hugging Face's names of what OpenAI calls {@code name}: three for a joint array, else one. */
  static List<String> huggingFace(String name) {
    Matcher joint = JOINT.matcher(name);
    if (joint.matches()) {
      String layer = layer(joint.group(1));
      return List.of("q", "k", "v").stream()
          .map(part -> layer + "self_attn." + part + "_proj." + joint.group(2))
          .toList();
    }
    return List.of(LAYER.matcher(name).matches() ? layer(name) : outside(name));
  }

  private static String layer(String name) {
    Matcher layer = LAYER.matcher(name);
    if (!layer.matches()) {
      return name;
    }
    String tower = layer.group(1) == null ? "text_model" : "vision_model";
    String rest = layer.group(3);
    for (Rule rule : IN_LAYER) {
      if (rest.startsWith(rule.openAi)) {
        rest = rule.huggingFace + rest.substring(rule.openAi.length());
        break;
      }
    }
    return "%s.encoder.layers.%s.%s".formatted(tower, layer.group(2), rest);
  }

  private static String outside(String name) {
    for (Rule rule : OUTSIDE) {
      boolean group = rule.openAi.endsWith(".");
      if (group ? name.startsWith(rule.openAi) : name.equals(rule.openAi)) {
        return rule.huggingFace + name.substring(rule.openAi.length());
      }
    }
    return name;
  }
}
