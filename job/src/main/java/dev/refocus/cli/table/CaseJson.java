package dev.refocus.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.evaluate.report.CaseResult;

/** A case as a JSON line, named as in the Parquet row; a struct's field after a dot. */
public final class CaseJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseJson() {}

  public static String of(CaseResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("case_id", result.caseId()).put("group_name", result.group());
    node.put("image", result.image()).put("kernel_name", result.kernel());
    node.put("profile", result.profile()).put("seed", result.seed());
    node.put("status", result.status()).put("error", result.error());
    if (result.figures() != null) {
      figures(node, result.figures());
    }
    return node.put("reproduce", result.reproduce()).toString();
  }

  private static void figures(ObjectNode node, CaseResult.Figures figures) {
    quality(node, "bicubic.", figures.bicubic());
    quality(node, "lanczos.", figures.lanczos());
    quality(node, "restored.", figures.restored());
    if (figures.oracle() == null) {
      node.putNull("oracle.luma_shifted_db");
    } else {
      quality(node, "oracle.", figures.oracle());
    }
    node.put("baseline_db", figures.baseline().db());
    node.put("baseline_haarpsi", figures.baseline().haarPsi());
    node.put("gain_db", figures.gainDb());
    node.put("kernel_shifted_ncc", figures.kernelSimilarity());
    node.put("found_kernel_name", figures.foundName());
    node.put("kernel_confidence", figures.confidence());
    put(node, "exam_db", figures.examDb());
    node.put("residual_db", figures.residualDb()).put("seconds", figures.seconds());
  }

  /**
   * The measures of one image; null where one is undefined.
   *
   * @param prefix of the names
   */
  static void quality(ObjectNode node, String prefix, CaseResult.Quality quality) {
    put(node, prefix + "luma_shifted_db", quality.db());
    put(node, prefix + "luma_shifted_ssim", quality.ssim());
    put(node, prefix + "haarpsi", quality.haarPsi());
    put(node, prefix + "gmsd", quality.gmsd());
    put(node, prefix + "gradient_energy", quality.gradientEnergy());
    put(node, prefix + "overshoot", quality.overshoot());
    put(node, prefix + "block_steps", quality.blockSteps());
  }

  /** Null for NaN, which JSON has not. */
  static void put(ObjectNode node, String name, double value) {
    node.put(name, Double.isNaN(value) ? null : (Double) value);
  }
}
