package dev.refocus.dispatch.export;

import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Location;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.export.ExportSource;
import dev.refocus.fit.model.Kernel;
import dev.refocus.row.WeightsColumn;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** A row of a finished run as an export reads it. */
record ExportRow(Row row) {
  /** Rows of versions without factors have a scale only, and some without an image have neither. */
  private static final String FACTOR = "COALESCE(factor, scale, 0) AS factor";

  /** What names need of every row. */
  static final String[] NAME_COLUMNS = {
    "uri", "dataset", "listed.path AS path", "input.page AS page", FACTOR
  };

  /** What files need of those that are chosen. */
  static final String[] COLUMNS = {
    "uri",
    "dataset",
    "listed.path AS path",
    "input.page AS page",
    FACTOR,
    "image_id",
    "input",
    "hr_width",
    "kernel",
    "hr.bytes AS png"
  };

  String uri() {
    return row.getAs("uri");
  }

  String imageId() {
    return row.getAs("image_id");
  }

  byte[] png() {
    return row.getAs("png");
  }

  Integer page() {
    return row.getAs("page");
  }

  ExportSource source() {
    return ExportSource.of(
        uri(), row.getAs("dataset"), row.getAs("path"), page(), row.<Double>getAs("factor"));
  }

  /**
   * @param location the row keeps none
   */
  Metadata metadata(Optional<Location> location) {
    return new Metadata(
        told("taken"),
        told("author"),
        told("copyright"),
        told("color_space"),
        location,
        Optional.empty());
  }

  private Optional<String> told(String field) {
    return Optional.ofNullable(input().getAs(field));
  }

  private Row input() {
    return row.getAs("input");
  }

  /** Of the HR image. */
  Optional<Resolution> resolution() {
    Row dpi = input().getAs("dpi");
    Double aspect = input().getAs("pixel_aspect");
    Optional<Resolution> told =
        dpi == null
            ? Optional.ofNullable(aspect).flatMap(shape -> Resolution.ratio(1000, 1000 * shape))
            : Resolution.perInch(dpi.getDouble(0), dpi.getDouble(1));
    int orientation = input().getAs("orientation");
    int width = input().getAs(ImageInfo.isTurned(orientation) ? "height" : "width");
    int hrWidth = row.getAs("hr_width");
    return told.map(lr -> lr.enlarged(orientation, hrWidth / (double) width));
  }

  Kernel kernel() {
    Row kernel = row.getAs("kernel");
    return new Kernel(kernel.getAs("size"), WeightsColumn.of(kernel));
  }
}
