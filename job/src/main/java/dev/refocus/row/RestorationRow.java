package dev.refocus.row;

import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import dev.refocus.encode.HrPng;
import dev.refocus.encode.PngEncoder;
import dev.refocus.fit.BlindEstimate;
import dev.refocus.fit.FitTrace;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.score.Scores;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** One image's row in the making: holds what is known so far, so that a failure keeps it. */
public final class RestorationRow {
  /** The package page says what the columns mean. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          image_id STRING,
          uri STRING NOT NULL,
          dataset STRING NOT NULL,
          status STRING NOT NULL,
          error STRUCT<code: STRING NOT NULL, message: STRING NOT NULL>,
          input STRUCT<format: STRING NOT NULL, width: INT NOT NULL, height: INT NOT NULL,
            bits: INT NOT NULL, channels: INT NOT NULL, orientation: INT NOT NULL,
            bytes: BIGINT NOT NULL, page: INT, pages: INT,
            dpi: STRUCT<x: DOUBLE NOT NULL, y: DOUBLE NOT NULL>, pixel_aspect: DOUBLE,
            taken: STRING, author: STRING, copyright: STRING, color_space: STRING,
            camera: STRING>,
          scale INT,
          factor DOUBLE,
          hr STRUCT<bytes: BINARY, path: STRING>,
          hr_width INT,
          hr_height INT,
          kernel STRUCT<size: INT NOT NULL, weights: ARRAY<FLOAT> NOT NULL>,
          kernel_name STRING,
          kernel_group STRING,
          kernel_confidence DOUBLE,
          exam_db DOUBLE,
          registration STRUCT<row: DOUBLE NOT NULL, column: DOUBLE NOT NULL>,
          scores %s,
          residual_db DOUBLE,
          unconfirmed BINARY,
          fit STRUCT<profile: STRING NOT NULL, seed: BIGINT NOT NULL, rounds: INT NOT NULL,
            seconds: DOUBLE NOT NULL, device: STRING NOT NULL>,
          config_id STRING NOT NULL,
          run_id STRING NOT NULL,
          started_at TIMESTAMP NOT NULL,
          attempt INT NOT NULL,
          host STRING NOT NULL,
          listed STRUCT<bytes: BIGINT NOT NULL, modified: BIGINT NOT NULL, etag: STRING,
            path: STRING>
          """
              .formatted(ScoresColumn.TYPE.sql()));

  private static final String GROUP = "kernel_group";

  private final Map<String, Object> values = new HashMap<>();
  private final FitConfig config;

  public RestorationRow(ImageRef ref, FitConfig config, Provenance provenance, Instant startedAt) {
    this.config = config;
    values.putAll(own(ref, provenance, startedAt));
    values.put("config_id", config.id());
    if (config.enlargement().isKnown()) {
      enlarged(config);
    }
  }

  /** How much larger the image becomes, which may be known only when its header has been read. */
  public void enlarged(FitConfig own) {
    values.put("scale", own.scale());
    values.put("factor", own.enlargement().factor());
  }

  public void imageId(String imageId) {
    values.put("image_id", imageId);
  }

  /** What the header says; where the picture was taken is nobody's business who reads the table. */
  public void input(ImageInfo info, Metadata metadata) {
    Optional<Resolution> resolution = info.resolution();
    values.put(
        "input",
        RowFactory.create(
            info.format(),
            info.width(),
            info.height(),
            info.bits(),
            info.channels(),
            info.orientation(),
            info.bytes(),
            info.page().number(),
            info.page().count(),
            resolution
                .filter(Resolution::perInch)
                .map(told -> RowFactory.create(told.x(), told.y()))
                .orElse(null),
            resolution.map(Resolution::pixelAspect).orElse(null),
            metadata.taken().orElse(null),
            metadata.author().orElse(null),
            metadata.copyright().orElse(null),
            metadata.colorSpace().orElse(null),
            metadata.camera().orElse(null)));
  }

  /** The group that the kernel is to be taken from, if it is taken from one. */
  public void group(String name) {
    values.put(GROUP, name);
  }

  /** An image whose kernel was looked at and that is not restored yet. */
  public Row estimated(Optional<BlindEstimate> found) {
    found.ifPresent(
        blind -> {
          values.put("kernel", kernelColumn(blind.estimate().kernel()));
          values.put("kernel_name", blind.believed() ? KernelHypothesis.BLIND : null);
          values.put("kernel_confidence", blind.estimate().agreement());
        });
    return build(Status.RESTORED, null);
  }

  public Row skipped(Finding reason) {
    return build(Status.SKIPPED, reason);
  }

  public Row failed(Finding reason) {
    return build(Status.FAILED, reason);
  }

  /** {@code restored}, or {@code degraded} if the decoder or the fitter found something odd. */
  public Row restored(DecodedImage lr, Restoration restoration, Scores scores) {
    values.put("hr", RowFactory.create(HrPng.of(lr, restoration), null));
    values.put("hr_width", restoration.hr().width());
    values.put("hr_height", restoration.hr().height());
    kernel(restoration.kernel());
    values.put("kernel_name", restoration.kernelName());
    if (!restoration.kernelName().equals(KernelHypothesis.SHARED)) {
      values.remove(GROUP);
    }
    values.put("kernel_confidence", restoration.kernelConfidence());
    values.put(
        "exam_db", restoration.examDb().isPresent() ? restoration.examDb().getAsDouble() : null);
    values.put("residual_db", restoration.residualDb());
    values.put("scores", ScoresColumn.of(scores));
    values.put(
        "unconfirmed", restoration.trace().unconfirmed().map(RestorationRow::png).orElse(null));
    fit(restoration.trace());
    Finding oddity =
        Stream.concat(lr.warnings().stream(), restoration.warnings().stream())
            .findFirst()
            .orElse(null);
    return build(oddity == null ? Status.RESTORED : Status.DEGRADED, oddity);
  }

  private static byte[] png(Image map) {
    return PngEncoder.encode(map, Optional.empty(), 8);
  }

  private void kernel(Kernel kernel) {
    double center = (kernel.size() - 1) / 2.0;
    values.put("kernel", kernelColumn(kernel));
    values.put(
        "registration",
        RowFactory.create(kernel.centerRow() - center, kernel.centerColumn() - center));
  }

  private static Row kernelColumn(Kernel kernel) {
    return RowFactory.create(kernel.size(), kernel.weights());
  }

  private void fit(FitTrace trace) {
    String profile = config.profile().name().toLowerCase(Locale.ROOT);
    values.put(
        "fit",
        RowFactory.create(
            profile, config.seed(), trace.iterations(), trace.seconds(), trace.device()));
  }

  /** A row of the same bytes as that of another input, or of one that was called so before. */
  public static Row taken(Row row, ImageRef ref, Provenance provenance, Instant startedAt) {
    Map<String, Object> own = own(ref, provenance, startedAt);
    Object[] values = new Object[SCHEMA.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = own.getOrDefault(SCHEMA.fieldNames()[i], row.get(i));
    }
    return RowFactory.create(values);
  }

  /** What no other input's row has. */
  private static Map<String, Object> own(ImageRef ref, Provenance provenance, Instant startedAt) {
    Listed listed = ref.listed();
    return Map.of(
        "uri",
        ref.uri(),
        "dataset",
        ref.dataset(),
        "listed",
        RowFactory.create(listed.bytes(), listed.modified(), listed.etag(), ref.path()),
        "run_id",
        provenance.runId(),
        "attempt",
        provenance.attempt(),
        "host",
        provenance.host(),
        "started_at",
        java.sql.Timestamp.from(startedAt));
  }

  private Row build(Status status, Finding finding) {
    values.put("status", status.text());
    if (finding != null) {
      values.put("error", RowFactory.create(finding.code().name(), finding.message()));
    }
    return RowFactory.create(Stream.of(SCHEMA.fieldNames()).map(values::get).toArray());
  }
}
