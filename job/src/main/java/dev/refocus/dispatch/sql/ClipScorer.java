package dev.refocus.dispatch.sql;

import dev.refocus.UsageException;
import dev.refocus.dispatch.executor.ScoringWorker;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.param.shared.HasInputCol;
import org.apache.spark.ml.param.shared.HasOutputCol;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage of a Spark ML pipeline: encoded images to the scores of models, in the manner of DJL's
 * Spark extension. The output column is a map from the score's name to its value, null where the
 * bytes are no image. A score that is not there has a reason, which the column of {@link
 * #setReasonCol} holds.
 *
 * <p>The models are a folder as {@code --models} takes it: one CLIP model, or many with their
 * {@code models.yaml}; a path, {@code file:}, {@code s3a://} or any store that the session can
 * read. An executor loads them once, for all of its tasks.
 *
 * <p>A pipeline that holds the stage can be saved and loaded; the models themselves are not saved.
 */
public final class ClipScorer extends Transformer
    implements HasInputCol, HasOutputCol, DefaultParamsWritable {
  private static final long serialVersionUID = 1;
  private static final String PYTORCH = "PyTorch";
  private static final Logger log = LoggerFactory.getLogger(ClipScorer.class);

  private final String uid;
  private Param<String> inputCol;
  private Param<String> outputCol;
  private final Param<String> modelUrl;
  private final Param<String> engine;
  private final IntParam batchSize;
  private final Param<String> reasonCol;
  private final StringArrayParam scores;

  public ClipScorer() {
    this("ClipScorer_" + UUID.randomUUID());
  }

  /**
   * A stage of a known name.
   *
   * @param uid name of the stage
   */
  public ClipScorer(String uid) {
    this.uid = uid;
    HasInputCol.$init$(this);
    HasOutputCol.$init$(this);
    modelUrl = new Param<>(this, "modelUrl", "folder of a CLIP model, or of many models");
    engine = new Param<>(this, "engine", "DJL's engine; PyTorch is the only one");
    batchSize = new IntParam(this, "batchSize", "images scored at once");
    reasonCol = new Param<>(this, "reasonCol", "column of reasons why scores are absent");
    scores = new StringArrayParam(this, "scores", "names of scores or families; none for all");
    setDefault(inputCol, "image");
    setDefault(outputCol, "scores");
    setDefault(engine, PYTORCH);
    setDefault(batchSize, 16);
    setDefault(scores, new String[0]);
  }

  // Spark finds a stage's parameters by these methods.

  @Override
  public Param<String> inputCol() {
    return inputCol;
  }

  @Override
  public Param<String> outputCol() {
    return outputCol;
  }

  // Scala's traits make these two parameters and hand them over by these names.

  @Override
  @SuppressWarnings("checkstyle:MethodName")
  public void org$apache$spark$ml$param$shared$HasInputCol$_setter_$inputCol_$eq(
      Param<String> param) {
    inputCol = param;
  }

  @Override
  @SuppressWarnings("checkstyle:MethodName")
  public void org$apache$spark$ml$param$shared$HasOutputCol$_setter_$outputCol_$eq(
      Param<String> param) {
    outputCol = param;
  }

  /** Spark loads a saved stage by it. */
  public static MLReader<ClipScorer> read() {
    return new DefaultParamsReader<>();
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

  public Param<String> reasonCol() {
    return reasonCol;
  }

  public StringArrayParam scores() {
    return scores;
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
   * Names the engine that runs the models.
   *
   * @throws UsageException unless it is PyTorch
   */
  public ClipScorer setEngine(String name) {
    if (!name.equals(PYTORCH)) {
      throw new UsageException("engine %s: must be %s".formatted(name, PYTORCH));
    }
    set(engine, name);
    return this;
  }

  /**
   * Sets how many images a model sees at a time.
   *
   * @throws UsageException unless it is at least 1
   */
  public ClipScorer setBatchSize(int images) {
    if (images < 1) {
      throw new UsageException(
          String.format(Locale.ROOT, "batchSize %d: must be at least 1", images));
    }
    set(batchSize, images);
    return this;
  }

  /** Adds a column of the reasons, a map as in the row of a run; without it there is none. */
  public ClipScorer setReasonCol(String column) {
    set(reasonCol, column);
    return this;
  }

  /**
   * Chooses the scores that are computed.
   *
   * @param names of scores ({@code clip_iqa.sharpness}) or of families ({@code percept}); none for
   *     all that the models give
   */
  public ClipScorer setScores(String... names) {
    set(scores, names);
    return this;
  }

  /** Adds the scores to a table; another word for {@link #transform}. */
  public Dataset<Row> score(Dataset<?> images) {
    return transform(images);
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
    StructType scored = schema.add(getOrDefault(outputCol), ScoreColumn.SCORES);
    return isSet(reasonCol) ? scored.add(getOrDefault(reasonCol), ScoreColumn.REASONS) : scored;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> images) {
    if (!isSet(modelUrl)) {
      throw new UsageException("no modelUrl; name the folder of a CLIP model or of many models");
    }
    StructType schema = transformSchema(images.schema());
    String models = getOrDefault(modelUrl);
    Configuration hadoop = images.sparkSession().sessionState().newHadoopConf();
    ScoringWorker.warnings(models, hadoop).forEach(log::warn);
    ScoreColumn scoring =
        new ScoreColumn(
            models,
            List.of(getOrDefault(scores)),
            images.schema().fieldIndex(getOrDefault(inputCol)),
            (Integer) getOrDefault(batchSize),
            isSet(reasonCol),
            JavaSparkContext.fromSparkContext(images.sparkSession().sparkContext())
                .broadcast(new SerializableConfiguration(hadoop)));
    return images.toDF().mapPartitions(scoring, Encoders.row(schema));
  }
}
