package dev.refocus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the rows of runs. */
public final class Rows {
  /** The columns that name the run, a time, a host or what was listed. */
  private static final List<String> CIRCUMSTANCES =
      List.of("run_id", "started_at", "attempt", "host", "listed");

  private Rows() {}

  /** The rows without what may differ between two runs with the same settings. */
  public static Map<String, Map<String, Object>> lasting(Map<String, Map<String, Object>> rows) {
    Map<String, Map<String, Object>> lasting = new TreeMap<>();
    rows.forEach((name, row) -> lasting.put(name, lastingColumns(row)));
    return lasting;
  }

  private static Map<String, Object> lastingColumns(Map<String, Object> row) {
    Map<String, Object> lasting = new LinkedHashMap<>(row);
    CIRCUMSTANCES.forEach(lasting::remove);
    lasting.computeIfPresent("fit", (name, fit) -> withoutSeconds(struct(fit)));
    return lasting;
  }

  private static Map<String, Object> withoutSeconds(Map<String, Object> fit) {
    Map<String, Object> rest = new LinkedHashMap<>(fit);
    rest.remove("seconds");
    return rest;
  }

  /** A struct's value. */
  @SuppressWarnings("unchecked") // ParquetTable makes structs so.
  public static Map<String, Object> struct(Object value) {
    return (Map<String, Object>) value;
  }
}
