package dev.refocus.udfs;

import dev.refocus.udfs.RefocusFunction.Parameter;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple3;

/** The SQL functions of Refocus; see the package page. */
public final class RefocusFunctions {
  static final List<RefocusFunction> ALL =
      List.of(
          new RefocusFunction(
              "kernel_similarity",
              List.of(
                  new Parameter("a", ArgumentType.KERNEL), new Parameter("b", ArgumentType.KERNEL)),
              KernelSimilarityUdf.class,
              () -> functions.udf(new KernelSimilarityUdf(), DataTypes.DoubleType),
              "Normalised cross-correlation of two kernels at the best shift by whole pixels: 1 for"
                  + " equal shapes, 0 for nothing in common.",
              """
              > SELECT kernel_similarity(array(0, 1, 0, 0), array(0, 0, 3, 0));
               1.0
              > SELECT kernel_similarity(array(1, 1, 0, 0), array(1));
               0.7071067811865475
              """),
          new RefocusFunction(
              "kernel_center",
              List.of(new Parameter("k", ArgumentType.KERNEL)),
              KernelCenterUdf.class,
              () -> functions.udf(new KernelCenterUdf(), KernelCenterUdf.TYPE),
              "Centre of mass of a kernel in HR pixels (row down, column right) from its middle.",
              """
              > SELECT kernel_center(array(0, 1, 0, 0));
               {"row":-0.5,"column":0.5}
              > SELECT kernel_center(array(0, 1, 0, 0)).column;
               0.5
              """),
          new RefocusFunction(
              "image_psnr",
              List.of(
                  new Parameter("png_a", ArgumentType.PNG),
                  new Parameter("png_b", ArgumentType.PNG)),
              ImagePsnrUdf.class,
              () -> functions.udf(new ImagePsnrUdf(), DataTypes.DoubleType),
              "PSNR of the lumas of two PNG images of one size, in dB; 120 if they are identical.",
              """
              > SELECT DISTINCT image_psnr(hr.bytes, hr.bytes) FROM restored WHERE hr.bytes IS NOT NULL;
               120.0
              """),
          new RefocusFunction(
              "image_ssim",
              List.of(
                  new Parameter("png_a", ArgumentType.PNG),
                  new Parameter("png_b", ArgumentType.PNG)),
              ImageSsimUdf.class,
              () -> functions.udf(new ImageSsimUdf(), DataTypes.DoubleType),
              "SSIM of the lumas of two PNG images of one size: 1 if they are identical.",
              """
              > SELECT DISTINCT image_ssim(hr.bytes, hr.bytes) FROM restored WHERE hr.bytes IS NOT NULL;
               1.0
              """),
          new RefocusFunction(
              "image_niqe",
              List.of(new Parameter("png", ArgumentType.PNG)),
              ImageNiqeUdf.class,
              () -> functions.udf(new ImageNiqeUdf(), DataTypes.DoubleType),
              "NIQE of a PNG image: distance from the statistics of photographs, lower is better;"
                  + " null if fewer than two blocks of 96 x 96 have structure.",
              """
              > SELECT count(image_niqe(hr.bytes)) FROM restored WHERE length(hr.bytes) < 100;
               0
              """),
          new RefocusFunction(
              "image_brisque",
              List.of(new Parameter("png", ArgumentType.PNG)),
              ImageBrisqueUdf.class,
              () -> functions.udf(new ImageBrisqueUdf(), DataTypes.DoubleType),
              "BRISQUE of a PNG image: opinion of its distortion, about 0 (none) to 100; null for"
                  + " flat images and for less than 16 px along a side.",
              """
              > SELECT count(image_brisque(hr.bytes)) FROM restored WHERE length(hr.bytes) < 100;
               0
              """));

  private RefocusFunctions() {}

  /** Makes the functions known to this session (and to no other), under their names. */
  public static void register(SparkSession session) {
    FunctionRegistry registry = session.sessionState().functionRegistry();
    ALL.forEach(
        function ->
            registry.registerFunction(function.identifier(), function.info(), function::apply));
  }

  /** Makes functions known to every session that is opened with these extensions. */
  public static void inject(SparkSessionExtensions extensions, List<RefocusFunction> functions) {
    functions.forEach(
        function ->
            extensions.injectFunction(
                new Tuple3<>(function.identifier(), function.info(), function::apply)));
  }
}
