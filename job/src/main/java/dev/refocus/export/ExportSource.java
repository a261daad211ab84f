package dev.refocus.export;

import dev.refocus.discover.ImageRef;
import java.util.Locale;

/**
 * What the name of an exported file is made of.
 *
 * @param uri the row's
 * @param folders of the input below the run's input folder, without slashes around; empty for none
 * @param name of the input's file, with its ending
 * @param page of a file whose pages are inputs of their own, from 1; 0 for a whole file
 * @param factor HR pixels per LR pixel along a side
 */
public record ExportSource(String uri, String folders, String name, int page, double factor) {
  /**
   * Of a row.
   *
   * @param path its name below the input folder; null in rows of versions without it, whose folders
   *     are those of {@code dataset}
   * @param page {@code input.page}, which whole files have too; null if it is not known
   */
  public static ExportSource of(
      String uri, String dataset, String path, Integer page, double factor) {
    ImageRef ref = ImageRef.of(uri, page == null ? 0 : page);
    String file = ref.file();
    String name = file.substring(file.lastIndexOf('/') + 1);
    String below = path == null ? dataset + "/" + name : path;
    String folders = below.substring(0, Math.max(below.lastIndexOf('/'), 0));
    return new ExportSource(uri, folders, name, ref.page(), factor);
  }

  /** The name without its ending. */
  String stem() {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** In lower case, without its dot; empty if there is none. */
  String ending() {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }
}
