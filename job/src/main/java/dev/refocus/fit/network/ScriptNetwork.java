package dev.refocus.fit.network;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.refocus.UsageException;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TorchScript file, which libtorch runs. */
final class ScriptNetwork implements Network {
  private final Model model;
  private final Block block;

  private ScriptNetwork(Model model) {
    this.model = model;
    this.block = model.getBlock();
  }

  /**
   * Loads a file.
   *
   * @throws UsageException if libtorch cannot read it
   */
  static ScriptNetwork load(Path file, Device device) {
    Model model = Model.newInstance(file.getFileName().toString(), device, "PyTorch");
    try (InputStream stream = Files.newInputStream(file)) {
      model.load(stream);
      return new ScriptNetwork(model);
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new UsageException(
          "%s is no TorchScript that libtorch reads (%s); save it again with torch.jit.save"
              .formatted(file, NetworkFile.firstLine(e)),
          e);
    }
  }

  @Override
  public NDArray run(NDList seen) {
    return Scope.of(
        () ->
            // What libtorch infers may not be changed in place; a copy may.
            Layers.copy(forward(seen).singletonOrThrow().toType(DataType.FLOAT32, false)));
  }

  private NDList forward(NDList seen) {
    return Autograd.records()
        ? Autograd.run(block, seen)
        : block.forward(new ParameterStore(seen.head().getManager(), false), seen, false);
  }

  @Override
  public void close() {
    model.close();
  }
}
