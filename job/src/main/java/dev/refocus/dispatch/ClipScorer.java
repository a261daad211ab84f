package dev.refocus.dispatch;

import ai.djl.Device;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.Image;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.score.Scorer;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * A stage of a Spark ML pipeline: encoded images to CLIP-IQA scores, in the manner of DJL's Spark
 * extension. The output column is a map from the score's name to its value; null where the bytes
 * are no image.
 *
 * <p>The model is a folder that every executor can read, see {@link dev.refocus.score.clip}. An
 * executor loads it once, for all of its tasks.
 */
public final class ClipScorer extends Transformer {
  private static final long serialVersionUID = 1;
  private static final Map<String, Scorer> MODELS = new ConcurrentHashMap<>();

  private final String uid;
  private final Param<String> inputCol;
  private final Param<String> outputCol;
  private final Param<String> modelUrl;
  private final Param<String> engine;
  private final IntParam batchSize;

  public ClipScorer() {
    this("ClipScorer_" + UUID.randomUUID());
  }

  /**
   * @param uid name of the stage
   */
  public ClipScorer(String uid) {
    this.uid = uid;
    inputCol = new Param<>(this, "inputCol", "column of encoded images, binary");
    outputCol = new Param<>(this, "outputCol", "column of scores");
    modelUrl = new Param<>(this, "modelUrl", "folder of the CLIP model: a path or file: URI");
    engine = new Param<>(this, "engine", "DJL's engine; PyTorch is the only one");
    batchSize = new IntParam(this, "batchSize", "images scored at once");
    setInputCol("image").setOutputCol("scores").setEngine("PyTorch").setBatchSize(16);
  }

  // Spark finds a stage's parameters by these methods.

  public Param<String> inputCol() {
    return inputCol;
  }

  public Param<String> outputCol() {
    return outputCol;
  }

  public Param<String> modelUrl() {
    return modelUrl;
  }

  public Param<String> engine() {
    return engine;
  }

  public IntParam batchSize() {
    return batchSize;
  }

  public ClipScorer setInputCol(String column) {
    set(inputCol, column);
    return this;
  }

  public ClipScorer setOutputCol(String column) {
    set(outputCol, column);
    return this;
  }

  public ClipScorer setModelUrl(String url) {
    set(modelUrl, url);
    return this;
  }

  /**
   * @throws UsageException unless it is PyTorch
   */
  public ClipScorer setEngine(String name) {
    if (!name.equals("PyTorch")) {
      throw new UsageException("engine %s: must be PyTorch".formatted(name));
    }
    set(engine, name);
    return this;
  }

  /**
   * @throws UsageException unless it is at least 1
   */
  public ClipScorer setBatchSize(int images) {
    if (images < 1) {
      throw new UsageException("batchSize %d: must be at least 1".formatted(images));
    }
    set(batchSize, images);
    return this;
  }

  /** Name of the stage. */
  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ClipScorer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    String column = getOrDefault(inputCol);
    if (!schema.apply(column).dataType().equals(DataTypes.BinaryType)) {
      throw new UsageException("column %s must be binary".formatted(column));
    }
    return schema.add(
        getOrDefault(outputCol),
        DataTypes.createMapType(DataTypes.StringType, DataTypes.FloatType, false));
  }

  @Override
  public Dataset<Row> transform(Dataset<?> images) {
    if (!isSet(modelUrl)) {
      throw new UsageException("no modelUrl; name the folder of a CLIP model");
    }
    StructType schema = transformSchema(images.schema());
    ScorePartition scoring =
        new ScorePartition(
            getOrDefault(modelUrl).replaceFirst("^file:(//(?=/))?", ""),
            images.schema().fieldIndex(getOrDefault(inputCol)),
            (Integer) getOrDefault(batchSize));
    return images.toDF().mapPartitions(scoring, Encoders.row(schema));
  }

  /** Scores rows a batch at a time. */
  private record ScorePartition(String model, int column, int batch)
      implements MapPartitionsFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Device device = GpuWorker.device(TaskContext.get().resourcesJMap().get("gpu"));
      Scorer scorer =
          MODELS.computeIfAbsent(
              device + " " + model,
              key -> ClipIqa.open(Path.of(model), PromptPairs.clipIqa(), device));
      return new Batches<>(rows, batch, group -> scored(group, scorer));
    }

    private List<Row> scored(List<Row> rows, Scorer scorer) {
      List<Image> images = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (Row row : rows) {
        Image image = image(row.getAs(column));
        places.add(image == null ? -1 : images.size());
        if (image != null) {
          images.add(image);
        }
      }
      List<float[]> scores = images.isEmpty() ? List.of() : scorer.score(images);
      List<Row> out = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        int place = places.get(i);
        out.add(with(rows.get(i), place < 0 ? null : named(scorer.names(), scores.get(place))));
      }
      return out;
    }

    private static Image image(byte[] bytes) {
      try {
        return bytes == null
            ? null
            : new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes, 1).color();
      } catch (RefocusException e) {
        return null;
      }
    }

    private static scala.collection.Map<String, Float> named(List<String> names, float[] scores) {
      Map<String, Float> map = new LinkedHashMap<>();
      for (int i = 0; i < scores.length; i++) {
        map.put(names.get(i), scores[i]);
      }
      return JavaConverters.mapAsScalaMap(map);
    }

    private static Row with(Row row, Object value) {
      Object[] values = new Object[row.size() + 1];
      for (int i = 0; i < row.size(); i++) {
        values[i] = row.get(i);
      }
      values[row.size()] = value;
      return RowFactory.create(values);
    }
  }
}
