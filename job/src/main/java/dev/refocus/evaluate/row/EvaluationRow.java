package dev.refocus.evaluate.row;

import dev.refocus.Finding;
import dev.refocus.evaluate.Artifacts;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.CaseOutcome;
import dev.refocus.evaluate.Compression;
import dev.refocus.evaluate.CropWindow;
import dev.refocus.evaluate.Fidelity;
import dev.refocus.evaluate.Trial;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.row.Provenance;
import dev.refocus.row.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** One trial's row in the making. */
public final class EvaluationRow {
  private static final String FIDELITY =
      """
      STRUCT<luma_db: DOUBLE NOT NULL, luma_ssim: DOUBLE NOT NULL,
        rgb_db: DOUBLE NOT NULL, rgb_ssim: DOUBLE NOT NULL,
        luma_shifted_db: DOUBLE NOT NULL, luma_shifted_ssim: DOUBLE NOT NULL,
        rgb_shifted_db: DOUBLE NOT NULL, rgb_shifted_ssim: DOUBLE NOT NULL,
        shift_rows: INT NOT NULL, shift_columns: INT NOT NULL,
        haarpsi: DOUBLE NOT NULL, gmsd: DOUBLE NOT NULL, swd: DOUBLE NOT NULL, gradient_energy: DOUBLE,
        overshoot: DOUBLE NOT NULL, block_steps: DOUBLE, grid: DOUBLE>""";
  private static final String KERNEL = "STRUCT<size: INT NOT NULL, weights: ARRAY<FLOAT> NOT NULL>";

  /** The package page says what the columns mean. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          case_id STRING NOT NULL,
          case_hash STRING NOT NULL,
          config_id STRING NOT NULL,
          group_name STRING NOT NULL,
          image STRING NOT NULL,
          image_uri STRING NOT NULL,
          kernel_name STRING NOT NULL,
          scale INT NOT NULL,
          noise DOUBLE NOT NULL,
          shot DOUBLE NOT NULL,
          bayer BOOLEAN NOT NULL,
          sharpen DOUBLE NOT NULL,
          sharpen_sigma DOUBLE,
          jpeg INT,
          jpeg_again INT,
          subsampling STRING,
          crop STRUCT<height: INT NOT NULL, width: INT NOT NULL, top: INT, left: INT>,
          darken DOUBLE NOT NULL,
          profile STRING NOT NULL,
          seed BIGINT NOT NULL,
          status STRING NOT NULL,
          error STRUCT<code: STRING NOT NULL, message: STRING NOT NULL>,
          lr_width INT,
          lr_height INT,
          border INT,
          bicubic FIDELITY,
          lanczos FIDELITY,
          restored FIDELITY,
          oracle FIDELITY,
          baseline_db DOUBLE,
          baseline_haarpsi DOUBLE,
          gain_db DOUBLE,
          true_kernel KERNEL NOT NULL,
          kernel KERNEL,
          kernel_ncc DOUBLE,
          kernel_shifted_ncc DOUBLE,
          found_kernel_name STRING,
          kernel_confidence DOUBLE,
          exam_db DOUBLE,
          residual_db DOUBLE,
          seconds DOUBLE,
          reproduce STRING NOT NULL,
          run_id STRING NOT NULL,
          started_at TIMESTAMP NOT NULL,
          attempt INT NOT NULL,
          host STRING NOT NULL
          """
              .replace("FIDELITY", FIDELITY)
              .replace("KERNEL", KERNEL));

  private final Map<String, Object> values = new HashMap<>();

  /**
   * The row of a trial that begins.
   *
   * @param reproduce the command that runs this one case
   */
  public EvaluationRow(Trial trial, String reproduce, Provenance provenance, Instant startedAt) {
    BenchmarkCase made = trial.benchmarkCase();
    values.put("case_id", made.id());
    values.put("case_hash", made.hash());
    values.put("config_id", trial.method().id());
    values.put("group_name", made.group());
    values.put("kernel_name", made.kernel().name());
    values.put("scale", made.scale());
    put(made.original());
    put(made.camera());
    put(made.compression());
    values.put("profile", trial.method().way());
    values.put("seed", trial.method().seed());
    values.put("true_kernel", kernel(made.trueKernel()));
    values.put("reproduce", reproduce);
    values.put("run_id", provenance.runId());
    values.put("attempt", provenance.attempt());
    values.put("host", provenance.host());
    values.put("started_at", java.sql.Timestamp.from(startedAt));
  }

  private void put(BenchmarkCase.Original original) {
    values.put("image", original.name());
    values.put("image_uri", original.ref().uri());
    values.put("crop", original.crop() == null ? null : crop(original.crop()));
    values.put("darken", original.darken());
  }

  private void put(Camera camera) {
    values.put("noise", camera.noise());
    values.put("shot", camera.shot());
    values.put("bayer", camera.bayer());
    values.put("sharpen", camera.sharpen());
    values.put("sharpen_sigma", camera.sharpen() == 0 ? null : camera.sharpenSigma());
  }

  private void put(Compression compression) {
    boolean jpeg = compression.quality() > 0;
    values.put("jpeg", jpeg ? compression.quality() : null);
    values.put("jpeg_again", compression.again() > 0 ? compression.again() : null);
    values.put("subsampling", jpeg ? compression.subsamplingText() : null);
  }

  public Row failed(Finding reason) {
    return build(Status.FAILED, reason);
  }

  /** {@code restored}, or {@code degraded} if the decoder or the fitter found something odd. */
  public Row restored(CaseOutcome outcome) {
    put(outcome);
    values.put("seconds", orNull(outcome.seconds()));
    outcome.restoration().ifPresent(restoration -> put(restoration, outcome.trueKernel()));
    Finding oddity =
        outcome.restoration().stream()
            .flatMap(
                restoration ->
                    Stream.concat(
                        outcome.lr().warnings().stream(), restoration.warnings().stream()))
            .findFirst()
            .orElse(null);
    return build(oddity == null ? Status.RESTORED : Status.DEGRADED, oddity);
  }

  private void put(CaseOutcome outcome) {
    CaseOutcome.ComparedImages compared = outcome.compared();
    Fidelity bicubic = outcome.fidelity(compared.bicubic());
    Fidelity lanczos = outcome.fidelity(compared.lanczos());
    Fidelity restored = outcome.fidelity(compared.hr());
    Fidelity baseline = Fidelity.better(bicubic, lanczos);
    values.put("lr_width", outcome.lr().color().width());
    values.put("lr_height", outcome.lr().color().height());
    values.put("border", outcome.border());
    values.put("bicubic", fidelity(bicubic, outcome.artifacts(compared.bicubic())));
    values.put("lanczos", fidelity(lanczos, outcome.artifacts(compared.lanczos())));
    values.put("restored", fidelity(restored, outcome.artifacts(compared.hr())));
    values.put("oracle", compared.oracle().map(image -> oracle(outcome, image)).orElse(null));
    values.put("baseline_db", baseline.shifted().lumaDb());
    values.put("baseline_haarpsi", baseline.structure().haarPsi());
    values.put("gain_db", restored.shifted().lumaDb() - baseline.shifted().lumaDb());
  }

  private void put(Restoration restoration, Kernel trueKernel) {
    Kernel found = restoration.kernel();
    values.put("kernel", kernel(found));
    values.put("kernel_ncc", KernelSimilarity.plain(found.weights(), trueKernel.weights()));
    values.put(
        "kernel_shifted_ncc", KernelSimilarity.bestShift(found.weights(), trueKernel.weights()));
    values.put("found_kernel_name", restoration.kernelName());
    values.put("kernel_confidence", restoration.kernelConfidence());
    values.put(
        "exam_db", restoration.examDb().isPresent() ? restoration.examDb().getAsDouble() : null);
    values.put("residual_db", restoration.residualDb());
  }

  private static Row oracle(CaseOutcome outcome, Image image) {
    return fidelity(outcome.fidelity(image), outcome.artifacts(image));
  }

  private static Row fidelity(Fidelity fidelity, Artifacts artifacts) {
    Fidelity.Figures plain = fidelity.plain();
    Fidelity.Figures shifted = fidelity.shifted();
    return RowFactory.create(
        plain.lumaDb(),
        plain.lumaSsim(),
        plain.rgbDb(),
        plain.rgbSsim(),
        shifted.lumaDb(),
        shifted.lumaSsim(),
        shifted.rgbDb(),
        shifted.rgbSsim(),
        fidelity.rows(),
        fidelity.columns(),
        fidelity.structure().haarPsi(),
        fidelity.structure().gmsd(),
        fidelity.structure().swd(),
        orNull(fidelity.structure().gradientEnergy()),
        artifacts.overshoot(),
        orNull(artifacts.blockSteps()),
        orNull(artifacts.grid()));
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static Row kernel(Kernel kernel) {
    return RowFactory.create(kernel.size(), kernel.weights());
  }

  private static Row crop(CropWindow crop) {
    boolean top = crop.top() != CropWindow.CENTERED;
    boolean left = crop.left() != CropWindow.CENTERED;
    return RowFactory.create(
        crop.height(), crop.width(), top ? crop.top() : null, left ? crop.left() : null);
  }

  private Row build(Status status, Finding finding) {
    values.put("status", status.text());
    if (finding != null) {
      values.put("error", RowFactory.create(finding.code().name(), finding.message()));
    }
    return RowFactory.create(Stream.of(SCHEMA.fieldNames()).map(values::get).toArray());
  }
}
