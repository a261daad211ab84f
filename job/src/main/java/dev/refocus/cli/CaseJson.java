package dev.refocus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.evaluate.CaseResult;

/** A case as a JSON line, named as in the Parquet row; a struct's field after a dot. */
final class CaseJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseJson() {}

  static String of(CaseResult result) {
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
    node.put("bicubic.luma_shifted_db", figures.bicubicDb());
    node.put("restored.luma_shifted_db", figures.restoredDb());
    node.put(
        "oracle.luma_shifted_db",
        Double.isNaN(figures.oracleDb()) ? null : (Double) figures.oracleDb());
    node.put("restored.luma_shifted_ssim", figures.restoredSsim());
    node.put("kernel_shifted_ncc", figures.kernelSimilarity());
    node.put("kernel_confidence", figures.confidence());
    node.put("residual_db", figures.residualDb()).put("seconds", figures.seconds());
  }
}
