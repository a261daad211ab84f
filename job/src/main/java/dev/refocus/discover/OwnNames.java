package dev.refocus.discover;

import java.util.Set;

/** What this program and Spark write beside a table, by name: never an input. */
public final class OwnNames {
  /** The settings of an output: parts of a table beside them are this program's. */
  static final String SETTINGS = "_CONFIG.json";

  /** The folder of the page about a run. */
  public static final String REPORT = "_report";

  private static final Set<String> NAMES =
      Set.of(
          SETTINGS,
          "_EXPORT.json",
          "_MANIFEST.json",
          "_SUCCESS",
          "_items",
          "_logs",
          "_quarantine",
          "_refocus_write_check",
          REPORT,
          "_temporary",
          "__magic");

  private OwnNames() {}

  /** Whether a file or folder of this name is never an input, wherever it lies. */
  public static boolean contains(String name) {
    boolean partial = name.startsWith("_") && name.endsWith(".partial");
    return NAMES.contains(name) || name.startsWith("__magic_job-") || partial;
  }

  /** Whether a file of this name is a part of a table. */
  static boolean isPart(String name) {
    return name.startsWith("part-") && name.endsWith(".parquet");
  }
}
