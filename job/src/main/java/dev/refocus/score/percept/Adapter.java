package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.refocus.score.weights.SafeTensors;
import dev.refocus.score.weights.SafeTensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder that makes a backbone a judge: a card, a head and perhaps a change of low rank. */
record Adapter(AdapterCard card, Lora lora, Head head) {
  private static final String ARRAYS = "adapter.safetensors";

  /**
   * @param manager that the arrays are attached to
   * @throws dev.refocus.UsageException if the folder has no sound adapter
   */
  static Adapter read(Path folder, NDManager manager, DataType type) {
    AdapterCard card = AdapterCard.read(folder);
    SafeTensors file = SafeTensors.open(folder.resolve(ARRAYS));
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (String name : file.names()) {
      // A published checkpoint has the whole backbone beside them.
      if (Lora.isName(name) || Head.isName(name)) {
        all.put(name, file.read(name, manager, type));
      }
    }
    return new Adapter(card, Lora.of(all, card.loraScale()), Head.of(all));
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SafeTensorsWriter.write(folder.resolve(ARRAYS), new Adaptation(lora, head).arrays());
    card.write(folder);
  }
}
