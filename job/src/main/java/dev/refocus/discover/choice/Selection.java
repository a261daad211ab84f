package dev.refocus.discover.choice;

import dev.refocus.UsageException;
import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the files found are inputs. The rest has no rows: a user left it out on purpose.
 *
 * @param include globs of which an input's path matches one; none for all
 * @param exclude globs of which it matches none
 * @param sample images that stay, drawn by their paths and {@code seed}; 0 for all
 * @param limit images that stay, the first by their paths; 0 for all
 * @param seed of the sample
 */
public record Selection(
    List<String> include, List<String> exclude, int sample, int limit, long seed) {
  /** Every file. */
  public static final Selection ALL = new Selection(List.of(), List.of(), 0, 0, 0);

  private static final String GLOBS = "--include/--exclude";
  private static final String NUMBERS = "--sample/--limit";

  public Selection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    requireCount("--sample", sample);
    requireCount("--limit", limit);
  }

  private static void requireCount(String option, int count) {
    if (count < 0) {
      throw new UsageException(
          String.format(Locale.ROOT, "%s: %d, must be 1 image or more", option, count));
    }
  }

  /**
   * What remains of the files found, in their order.
   *
   * @throws UsageException if a glob is none, or nothing remains
   */
  public Selected of(List<ImageRef> found) {
    Map<String, Long> leftOut = new LinkedHashMap<>();
    List<ImageRef> matching = kept(found, globs(), GLOBS, leftOut);
    List<ImageRef> drawn = kept(matching, numbers(matching), NUMBERS, leftOut);
    if (drawn.isEmpty() && !found.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s: leaves none of %d files; a glob matches the path below the input folder, or without a slash the file's name",
              String.join(" and ", leftOut.keySet()),
              found.size()));
    }
    return new Selected(drawn, leftOut);
  }

  private static List<ImageRef> kept(
      List<ImageRef> refs, Predicate<ImageRef> keeps, String options, Map<String, Long> leftOut) {
    List<ImageRef> kept = refs.stream().filter(keeps).toList();
    if (kept.size() < refs.size()) {
      leftOut.put(options, (long) refs.size() - kept.size());
    }
    return kept;
  }

  private Predicate<ImageRef> globs() {
    List<PathGlob> included = globs("--include", include);
    List<PathGlob> excluded = globs("--exclude", exclude);
    return ref -> (included.isEmpty() || matches(included, ref)) && !matches(excluded, ref);
  }

  private static List<PathGlob> globs(String option, List<String> globs) {
    return globs.stream().map(glob -> new PathGlob(option, glob)).toList();
  }

  private static boolean matches(List<PathGlob> globs, ImageRef ref) {
    return globs.stream().anyMatch(glob -> glob.matches(name(ref)));
  }

  /** Of the images: a sample with files that are none by their names would hold fewer. */
  private Predicate<ImageRef> numbers(List<ImageRef> refs) {
    if (sample == 0 && limit == 0) {
      return ref -> true;
    }
    List<ImageRef> images = refs.stream().filter(ImageRef::named).toList();
    Comparator<ImageRef> byName = Comparator.comparing(Selection::name);
    Comparator<ImageRef> byUri = Comparator.comparing(ImageRef::uri);
    Collection<ImageRef> sampled =
        first(images, sample, Comparator.comparing(this::draw).thenComparing(byUri));
    Set<String> uris = new HashSet<>();
    first(sampled, limit, byName.thenComparing(byUri)).forEach(ref -> uris.add(ref.uri()));
    return ref -> uris.contains(ref.uri());
  }

  private static Collection<ImageRef> first(
      Collection<ImageRef> refs, int count, Comparator<ImageRef> order) {
    return count == 0
        ? refs
        : refs.stream().sorted(order).limit(count).collect(Collectors.toList());
  }

  /** A file that joins the archive takes one place at most, and no other file's draw changes. */
  private String draw(ImageRef ref) {
    return Sha256.hex((seed + "\n" + name(ref)).getBytes(StandardCharsets.UTF_8));
  }

  private static String name(ImageRef ref) {
    return ref.path() == null ? ref.uri() : ref.path();
  }
}
