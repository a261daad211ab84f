package dev.refocus.score;

import dev.refocus.Checkout;
import dev.refocus.config.Sha256;
import dev.refocus.score.clip.Checkpoints;
import dev.refocus.score.clip.ClipGolden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the small models of {@code datasets/reference/clip} with its registry. */
public final class SmallModels {
  private static final Path REFERENCE = Checkout.root().resolve("datasets/reference/clip");

  private final Path folder;
  private final StringBuilder registry = new StringBuilder("models:\n");

  public SmallModels(Path folder) {
    this.folder = folder;
  }

  /** One model of every kind: a backbone, what stands on it, and a QualiCLIP checkpoint. */
  public static Path all(Path folder) throws IOException {
    SmallModels models = new SmallModels(folder);
    models.add("tiny", "clip", null, "vit");
    models.add("head", "aesthetic", "tiny", "scores/head");
    for (String adapter : List.of("quality", "memorability", "emotion")) {
      models.add(adapter, "percept", "tiny", "scores/" + adapter);
    }
    try (ClipGolden golden = new ClipGolden("resnet")) {
      Checkpoints.qualiClip(golden, Files.createDirectories(folder.resolve("quali")));
    }
    models.enter("quali", "quali-clip", null);
    return models.write();
  }

  /**
   * Adds a small model under a name.
   *
   * @param backbone its name, or null
   * @param source its folder in the reference folder
   */
  public void add(String name, String kind, String backbone, String source) throws IOException {
    copy(name, source);
    enter(name, kind, backbone);
  }

  /** A reference folder's files but what PyTorch makes of them. */
  public Path copy(String name, String source) throws IOException {
    Path target = Files.createDirectories(folder.resolve(name));
    try (Stream<Path> files = Files.list(REFERENCE.resolve(source))) {
      for (Path file : files.filter(f -> !f.endsWith("golden.safetensors")).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target;
  }

  /** Enters a model whose files are in its folder. */
  public void enter(String name, String kind, String backbone) throws IOException {
    registry.append(
        "  %s:%n    kind: %s%n    licence: none%n    page: none%n".formatted(name, kind));
    if (backbone != null) {
      registry.append("    backbone: %s%n".formatted(backbone));
    }
    registry.append("    files:%n".formatted());
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream bytes = Files.newInputStream(file)) {
          String sum = Sha256.hex(bytes);
          registry.append("      %s: {sha256: %s}%n".formatted(file.getFileName(), sum));
        }
      }
    }
  }

  public Path write() throws IOException {
    Files.writeString(folder.resolve("models.yaml"), registry);
    return folder;
  }
}
