package dev.refocus.fit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.refocus.UsageException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** An ONNX file, which ONNX Runtime runs on one core of the CPU, as every operation of a fit. */
final class OnnxNetwork implements Network {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;

  private OnnxNetwork(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
    this.input = session.getInputNames().iterator().next();
  }

  /**
   * Loads a file.
   *
   * @throws UsageException if ONNX Runtime cannot read it
   */
  static OnnxNetwork load(Path file) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new OnnxNetwork(environment, environment.createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new UsageException(
          "%s is no ONNX that ONNX Runtime reads (%s); export it again"
              .formatted(file, NetworkFile.firstLine(e)),
          e);
    }
  }

  @Override
  public NDArray run(NDList seen) {
    NDArray x = seen.singletonOrThrow();
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(x.toFloatArray()), x.getShape().getShape());
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      OnnxTensor y = (OnnxTensor) result.get(0);
      FloatBuffer values = y.getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return x.getManager().create(copy, new Shape(y.getInfo().getShape()));
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot run the network", e);
    }
  }

  @Override
  public boolean hasDerivative() {
    return false;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot free the network", e);
    }
  }
}
