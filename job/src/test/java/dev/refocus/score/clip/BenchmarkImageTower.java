package dev.refocus.score.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.FlopCounter;
import dev.refocus.score.weights.SafeTensorsWriter;
import dev.refocus.score.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * ViT-B/32 with random weights on two threads, sixteen images a thread: 4.4 G multiply-adds an
 * image. What the machine can do is {@link dev.refocus.fit.BenchmarkMatrixProduct} on two threads
 * ({@code -t 2}).
 */
@State(Scope.Benchmark)
@Fork(1)
@Threads(2)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
public class BenchmarkImageTower {
  private static final int BATCH = 16;
  private static final int WIDTH = 768;
  private static final int LAYERS = 12;
  private static final int TOKENS = 50;

  private NDManager manager;
  private NDArray pixels;
  private Clip clip;

  @Setup
  public void setUp() throws IOException {
    manager = NDManager.newBaseManager(Device.cpu());
    pixels = manager.randomNormal(new Shape(BATCH, 3, 224, 224));
    Path folder = Files.createTempDirectory("vit-b-32");
    Path weights = folder.resolve(Weights.FILE);
    Path config = folder.resolve(ClipConfig.FILE);
    try (NDManager arrays = NDManager.newBaseManager(Device.cpu())) {
      SafeTensorsWriter.write(weights, visionTransformer(arrays));
      Files.writeString(config, "{}");
      clip = Clip.open(folder, Device.cpu());
      // Loads every array, so that the file is no longer needed.
      clip.imageTower().features(pixels).close();
    } finally {
      Files.deleteIfExists(weights);
      Files.deleteIfExists(config);
      Files.delete(folder);
    }
  }

  private static Map<String, NDArray> visionTransformer(NDManager manager) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    String vision = "vision_model.";
    put(arrays, manager, vision + "embeddings.class_embedding", WIDTH);
    put(arrays, manager, vision + "embeddings.patch_embedding.weight", WIDTH, 3, 32, 32);
    put(arrays, manager, vision + "embeddings.position_embedding.weight", TOKENS, WIDTH);
    put(arrays, manager, "visual_projection.weight", 512, WIDTH);
    norm(arrays, manager, vision + "pre_layrnorm");
    norm(arrays, manager, vision + "post_layernorm");
    for (int i = 0; i < LAYERS; i++) {
      String layer = vision + "encoder.layers." + i + ".";
      norm(arrays, manager, layer + "layer_norm1");
      norm(arrays, manager, layer + "layer_norm2");
      for (String part : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
        put(arrays, manager, layer + "self_attn." + part + ".weight", WIDTH, WIDTH);
        put(arrays, manager, layer + "self_attn." + part + ".bias", WIDTH);
      }
      put(arrays, manager, layer + "mlp.fc1.weight", 4 * WIDTH, WIDTH);
      put(arrays, manager, layer + "mlp.fc1.bias", 4 * WIDTH);
      put(arrays, manager, layer + "mlp.fc2.weight", WIDTH, 4 * WIDTH);
      put(arrays, manager, layer + "mlp.fc2.bias", WIDTH);
    }
    return arrays;
  }

  private static void norm(Map<String, NDArray> arrays, NDManager manager, String name) {
    arrays.put(name + ".weight", manager.ones(new Shape(WIDTH)));
    arrays.put(name + ".bias", manager.zeros(new Shape(WIDTH)));
  }

  private static void put(
      Map<String, NDArray> arrays, NDManager manager, String name, long... shape) {
    arrays.put(name, manager.randomNormal(new Shape(shape)).mul(0.03f));
  }

  @Benchmark
  public void features(FlopCounter counter) {
    try (NDManager own = manager.newSubManager();
        NDArray batch = pixels.duplicate()) {
      batch.attach(own);
      clip.imageTower().features(batch);
    }
    long rows = (long) BATCH * TOKENS;
    counter.addProduct(BATCH * 49L, 3 * 32 * 32, WIDTH);
    counter.addProduct(LAYERS * rows, WIDTH, 12L * WIDTH);
    counter.addProduct(2L * LAYERS * rows, TOKENS, WIDTH);
  }

  @TearDown
  public void tearDown() {
    clip.close();
    manager.close();
  }
}
