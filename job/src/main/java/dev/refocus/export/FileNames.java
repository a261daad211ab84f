package dev.refocus.export;

import dev.refocus.config.Sha256;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A name of its own for every row of a table. It depends on the table, not on which rows are
 * exported, nor on their order.
 *
 * <p>An image that is alone with its name has no suffix; a page has {@code -page2}. Where several
 * would have one name, on any file system, {@code logo.png} stays {@code logo.png} and {@code
 * logo.jpg} becomes {@code logo-jpg.png}. Images that their endings do not tell apart, such as
 * those of one path in two input folders, end with 16 digits of their URI's SHA-256.
 */
public final class FileNames implements Serializable {
  private static final int DIGITS = 16;

  private final NameTemplate template;
  private final String extension;

  /** By URI, of the rows that have another suffix than an image that is alone. */
  private final Map<String, String> suffixes = new HashMap<>();

  public FileNames(NameTemplate template, PictureFormat format, Collection<ExportSource> table) {
    this.template = template;
    this.extension = format.extension();
    Map<String, List<ExportSource>> groups =
        table.stream()
            .sorted(Comparator.comparing(ExportSource::uri))
            .collect(Collectors.groupingBy(source -> SafeName.key(plain(source))));
    Set<String> taken = folders(table);
    Set<String> folders = Set.copyOf(taken);
    groups.forEach((key, group) -> taken.addAll(group.size() == 1 ? Set.of(key) : Set.of()));
    groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1 || folders.contains(group.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(group -> tellApart(group.getValue(), taken));
  }

  /** The file's name below the folder of an export. */
  public String of(ExportSource source) {
    return named(source, suffixes.getOrDefault(source.uri(), page(source)));
  }

  private String plain(ExportSource source) {
    return named(source, page(source));
  }

  private String named(ExportSource source, String suffix) {
    return template.fill(source, suffix, extension);
  }

  private static String page(ExportSource source) {
    return source.page() == 0 ? "" : String.format(Locale.ROOT, "-page%d", source.page());
  }

  /** Where a folder stands there can be no file. */
  private Set<String> folders(Collection<ExportSource> table) {
    Set<String> folders = new HashSet<>();
    for (ExportSource source : table) {
      String path = SafeName.key(plain(source));
      for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
        folders.add(path.substring(0, end));
      }
    }
    return folders;
  }

  private void tellApart(List<ExportSource> group, Set<String> taken) {
    Map<String, Long> endings =
        group.stream().collect(Collectors.groupingBy(ExportSource::ending, Collectors.counting()));
    for (ExportSource source : group) {
      boolean told = !source.ending().isEmpty() && endings.get(source.ending()) == 1;
      String suffix = ofEnding(source);
      if (!told || !taken.add(SafeName.key(named(source, suffix)))) {
        suffix = ofUri(source, taken);
      }
      suffixes.put(source.uri(), suffix);
    }
  }

  private String ofEnding(ExportSource source) {
    return source.ending().equals(extension)
        ? page(source)
        : "-" + SafeName.cut(SafeName.of(source.ending()), DIGITS) + page(source);
  }

  /** A stranger may have given a file such a name: then there is a number behind. */
  private String ofUri(ExportSource source, Set<String> taken) {
    String digits = Sha256.hex(source.uri().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    String suffix = "-" + digits + page(source);
    for (int i = 2; !taken.add(SafeName.key(named(source, suffix))); i++) {
      suffix = String.format(Locale.ROOT, "-%s-%d%s", digits, i, page(source));
    }
    return suffix;
  }
}
