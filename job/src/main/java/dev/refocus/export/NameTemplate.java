package dev.refocus.export;

import dev.refocus.UsageException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How exported files are named: {@code {path}} (the input's folders below the run's input folder),
 * {@code {name}} (the input's name without its ending), {@code {suffix}} (what tells images apart
 * that would have one name), {@code {scale}} and {@code {ext}}.
 */
public record NameTemplate(String text) implements Serializable {
  public static final String DEFAULT = "{path}/{name}{suffix}.{ext}";

  private static final Pattern FIELD = Pattern.compile("\\{(\\w*)}");
  private static final List<String> FIELDS = List.of("path", "name", "suffix", "scale", "ext");

  /** Of the file's own name; a suffix and a kernel's ending are longer by some. */
  private static final int MOST_BYTES = 150;

  /** With it a kernel's picture would have the name of an image. */
  private static final Pattern KERNELS = Pattern.compile("(?i)\\.kernel$");

  /**
   * Checks the fields.
   *
   * @throws UsageException if a field is unknown, or one is missing that keeps images apart
   */
  public NameTemplate {
    for (MatchResult field : FIELD.matcher(text).results().toList()) {
      if (!FIELDS.contains(field.group(1))) {
        throw new UsageException(
            "--name %s: %s is none of {path}, {name}, {suffix}, {scale}, {ext}"
                .formatted(text, field.group()));
      }
    }
    String file = text.substring(text.lastIndexOf('/') + 1);
    if (!text.contains("{name}") || !file.contains("{suffix}") || !file.endsWith(".{ext}")) {
      throw new UsageException(
          "--name %s: must hold {name}, and {suffix} behind the last slash, and end with .{ext}, such as %s"
              .formatted(text, DEFAULT));
    }
  }

  /** In decimals, to thousandths: {@code 4}, {@code 1.667}. */
  private static String factor(ExportSource source) {
    return BigDecimal.valueOf(source.factor())
        .setScale(3, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /**
   * The name of a file, its folders in front: each of them safe, none leads out.
   *
   * @param suffix safe
   */
  String fill(ExportSource source, String suffix, String extension) {
    String stem = SafeName.cut(SafeName.of(source.stem()), MOST_BYTES);
    Map<String, String> values =
        Map.of(
            "path",
            SafeName.folders(source.folders()),
            "name",
            stem,
            "suffix",
            suffix,
            "scale",
            factor(source),
            "ext",
            "");
    String filled =
        FIELD
            .matcher(text)
            .replaceAll(field -> Matcher.quoteReplacement(values.get(field.group(1))));
    String path = filled.substring(0, filled.length() - 1);
    int slash = path.lastIndexOf('/');
    String folders = SafeName.folders(path.substring(0, Math.max(slash, 0)));
    String name = KERNELS.matcher(SafeName.uncut(path.substring(slash + 1))).replaceAll("_kernel");
    return (folders.isEmpty() ? "" : folders + "/") + name + "." + extension;
  }
}
