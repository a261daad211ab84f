package dev.refocus.commit.ledger;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.discover.ImageRef;
import dev.refocus.store.AtomicFile;
import dev.refocus.store.StoreFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The images that have brought executors down, beside the table: {@code _quarantine/KEY.hung} after
 * the first time that work on one hung, {@code KEY.quarantined} when it is not to be tried again,
 * and {@code KEY.RUN.ATTEMPT.begun} while a retried task works on one. Deleting an image's files
 * lets it be tried again.
 */
public final class Quarantine {
  public static final String FOLDER = "_quarantine";

  private static final String HUNG = ".hung";
  private static final String QUARANTINED = ".quarantined";
  private static final String BEGUN = ".begun";

  /** Retries that have begun with an image and were never heard of again. */
  private static final int MAX_LOST = 2;

  private final OutputFolder output;
  private final Path folder;

  private Quarantine(OutputFolder output) {
    this.output = output;
    this.folder = new Path(output.path(), FOLDER);
  }

  public static Quarantine at(String output, Configuration hadoop) {
    return new Quarantine(new OutputFolder(output, hadoop));
  }

  /**
   * The URIs of those of {@code refs} that are not to be tried again.
   *
   * @throws StoreFault if the store does not answer after its retries
   */
  public Set<String> among(List<ImageRef> refs) {
    Set<String> names = new HashSet<>(names());
    Set<String> uris = new HashSet<>();
    if (!names.isEmpty()) {
      refs.stream()
          .filter(ref -> names.contains(Ledger.key(ref) + QUARANTINED))
          .map(ImageRef::uri)
          .forEach(uris::add);
    }
    return uris;
  }

  /**
   * Notes that work on the image hung.
   *
   * @return whether it had done so before: it is quarantined then
   */
  public boolean hung(ImageRef ref) {
    boolean again = names().contains(Ledger.key(ref) + HUNG);
    write(ref, again ? QUARANTINED : HUNG);
    return again;
  }

  /**
   * Notes that a retried task begins with the image.
   *
   * @return false if too many earlier attempts of this run were lost with it: it is quarantined
   *     then
   */
  public boolean begin(ImageRef ref, String runId, int attempt) {
    String mine = Ledger.key(ref) + "." + runId + ".";
    long lost =
        names().stream().filter(name -> name.startsWith(mine) && name.endsWith(BEGUN)).count();
    boolean allowed = lost < MAX_LOST;
    write(ref, allowed ? "." + runId + "." + attempt + BEGUN : QUARANTINED);
    return allowed;
  }

  /** Notes that the retried task has come through: none of its attempts was the image's fault. */
  public void end(ImageRef ref, String runId) {
    String mine = Ledger.key(ref) + "." + runId + ".";
    try {
      for (String name : names()) {
        if (name.startsWith(mine) && name.endsWith(BEGUN)) {
          output.files().delete(new Path(folder, name), false);
        }
      }
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
  }

  /** What to delete for the image to be tried again. */
  public String files(ImageRef ref) {
    return new Path(folder, Ledger.key(ref)) + ".*";
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus file : output.files().listStatus(folder)) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      // No image has done harm yet.
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
    return names;
  }

  private void write(ImageRef ref, String suffix) {
    Path file = new Path(folder, Ledger.key(ref) + suffix);
    try {
      AtomicFile.write(output.files(), file, (ref.uri() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StoreFault(file.toString(), e);
    }
  }
}
