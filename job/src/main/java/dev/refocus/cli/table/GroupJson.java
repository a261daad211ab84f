package dev.refocus.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.evaluate.report.ConfidenceBin;
import dev.refocus.evaluate.report.GroupSummary;
import dev.refocus.evaluate.report.ResultGroup;

/** A group under a profile as a JSON line: its means and how reliable the confidence is in it. */
public final class GroupJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GroupJson() {}

  public static String of(ResultGroup group) {
    GroupSummary summary = GroupSummary.of(group.members());
    ObjectNode node = JSON.createObjectNode();
    node.put("summary", group.group()).put("profile", group.profile());
    node.put("cases", summary.cases()).put("failed", summary.failed());
    CaseJson.quality(node, "baseline.", summary.baseline());
    CaseJson.quality(node, "restored.", summary.restored());
    CaseJson.put(node, "gain_db", summary.gain().db());
    CaseJson.put(node, "gain_low_db", summary.gain().interval().low());
    CaseJson.put(node, "gain_high_db", summary.gain().interval().high());
    CaseJson.put(node, "over_bicubic_db", summary.gain().overBicubicDb());
    node.put("losers", summary.losers().all())
        .put("status_restored", summary.losers().trustedRows());
    node.put("status_restored_losers", summary.losers().trusted());
    CaseJson.put(node, "kernel_shifted_ncc", summary.fits().kernelSimilarity());
    ArrayNode bins = node.putArray("reliability");
    ConfidenceBin.of(group.sound()).forEach(bin -> put(bins.addObject(), bin));
    return node.toString();
  }

  private static void put(ObjectNode node, ConfidenceBin bin) {
    node.put("from", bin.from()).put("cases", bin.cases());
    node.put("kernel_confidence", bin.confidence()).put("winners", bin.winners());
    node.put("gain_db", bin.gainDb()).put("worst_db", bin.worstDb());
    node.put("kernel_shifted_ncc", bin.kernelSimilarity());
  }
}
