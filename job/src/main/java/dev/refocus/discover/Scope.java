package dev.refocus.discover;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The check of everything that is found below an input folder: it is an input with a URI of its
 * own, and read or refused; or it is passed over and counted.
 */
final class Scope {
  /** An empty name, {@code .} or {@code ..} between slashes. */
  private static final Pattern UNNAMEABLE = Pattern.compile("/\\.{0,2}/");

  private final String folderName;
  private final String output;
  private final List<String> extensions;
  private final PassedOver passedOver;
  private final Map<String, ImageRef> refs = new LinkedHashMap<>();
  private final Map<String, String> partFolders = new HashMap<>();
  private final Set<String> tables = new HashSet<>();

  /**
   * @param folderName dataset of the files directly in the folder
   * @param output the run's output relative to the folder; null if it is not below it
   * @param extensions lower-case endings of the names that may be an image's
   */
  Scope(String folderName, String output, List<String> extensions, PassedOver passedOver) {
    this.folderName = folderName;
    this.output = output;
    this.extensions = extensions;
    this.passedOver = passedOver;
  }

  /**
   * Whether a file or folder, or a folder above it, is no input whatever it holds; counts it then.
   *
   * @param relative its name below the input folder
   */
  boolean passesOver(String relative) {
    for (int end = relative.indexOf('/'); ; end = relative.indexOf('/', end + 1)) {
      String path = end < 0 ? relative : relative.substring(0, end);
      PassedOver.Reason reason = reason(path);
      if (reason != null) {
        passOver(reason, path);
        return true;
      }
      if (end < 0) {
        return false;
      }
    }
  }

  private PassedOver.Reason reason(String path) {
    String name = name(path);
    if (path.equals(output)) {
      return PassedOver.Reason.OUTPUT;
    }
    if (OwnNames.contains(name)) {
      return PassedOver.Reason.OWN;
    }
    // Keys may hold "." and "..", which are no names that somebody chose to hide.
    boolean hidden = name.startsWith(".") && !name.equals(".") && !name.equals("..");
    return hidden ? PassedOver.Reason.HIDDEN : null;
  }

  /** Counts a file or folder that is no input. */
  void passOver(PassedOver.Reason reason, String relative) {
    passedOver.add(reason, relative);
    if (name(relative).equals(OwnNames.SETTINGS)) {
      tables.add(parent(relative));
    }
  }

  /** Takes what was found, unless it is to be passed over. */
  void add(Found found) {
    if (!passesOver(found.relative())) {
      addNamed(found);
    }
  }

  /** Takes a file that the user has named, whatever its name is; the same one once. */
  void addNamed(Found found) {
    ImageRef ref = ref(found, found.fault());
    ImageRef former = refs.putIfAbsent(ref.uri(), ref);
    if (former != null && !former.equals(ref)) {
      addNamesake(found);
    } else if (OwnNames.isPart(name(found.relative()))) {
      partFolders.put(ref.uri(), parent(found.relative()));
    }
  }

  /** Another object that has the same name to Hadoop: its row needs a name of its own. */
  private void addNamesake(Found found) {
    String fault =
        "Hadoop gives another object the same name and can read only one of them; rename this object";
    for (int number = 2; ; number++) {
      String uri = found.uri() + " (" + number + ")";
      Found namesake = Found.faulty(uri, found.relative(), fault);
      if (refs.putIfAbsent(uri, ref(namesake, fault)) == null) {
        return;
      }
    }
  }

  private ImageRef ref(Found found, String fault) {
    String parent = parent(found.relative());
    // Readers make folders of datasets: none leads out of theirs.
    boolean plain = !UNNAMEABLE.matcher("/" + parent + "/").find();
    String dataset = plain ? parent : folderName;
    boolean named = named(name(found.relative()));
    Finding refusal = fault == null ? null : refusal(found.uri(), fault);
    return new ImageRef(found.uri(), dataset, found.relative(), found.listed(), named, refusal, 0);
  }

  private static Finding refusal(String uri, String fault) {
    return new Finding(ErrorCode.UNREADABLE, "%s: %s".formatted(uri, fault));
  }

  private boolean named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The inputs; without the tables of other outputs below the folder. */
  Collection<ImageRef> refs() {
    List<ImageRef> inputs = new ArrayList<>(refs.values());
    inputs.removeIf(this::isTable);
    return inputs;
  }

  private boolean isTable(ImageRef ref) {
    boolean table = tables.contains(partFolders.get(ref.uri()));
    if (table) {
      passedOver.add(PassedOver.Reason.OWN, ref.uri());
    }
    return table;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Empty for a file that lies directly in the input folder. */
  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
