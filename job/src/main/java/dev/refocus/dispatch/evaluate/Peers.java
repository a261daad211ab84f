package dev.refocus.dispatch.evaluate;

import dev.refocus.UsageException;
import dev.refocus.discover.ImageListing;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.peer.CommandPeer;
import dev.refocus.evaluate.peer.CommandWords;
import dev.refocus.evaluate.peer.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user's own methods of a run. */
public final class Peers {
  /** A benchmark without them. */
  public static final Peers NONE = new Peers(List.of());

  private static final Pattern OPTION = Pattern.compile("(?s)([A-Za-z0-9._-]+)=(.+)");

  private final List<Function<BenchmarkCase, Peer>> methods;

  private Peers(List<Function<BenchmarkCase, Peer>> methods) {
    this.methods = methods;
  }

  /**
   * Reads options.
   *
   * @param options each {@code NAME=FOLDER} or {@code NAME=COMMAND}
   * @param images lists the folders
   * @param seconds that a command may take for an image
   * @throws UsageException if one is none, two have one name, or a folder holds no image
   */
  public static Peers of(List<String> options, ImageListing images, int seconds) {
    List<Function<BenchmarkCase, Peer>> methods = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String option : options) {
      Matcher parts = OPTION.matcher(option);
      if (!parts.matches() || !names.add(parts.group(1))) {
        throw new UsageException(
            "--peer %s: must be NAME=FOLDER or NAME=COMMAND, with a name of letters, digits, '.', '_' and '-' that no other peer has"
                .formatted(option));
      }
      methods.add(method(parts.group(1), parts.group(2), images, seconds));
    }
    return new Peers(methods);
  }

  private static Function<BenchmarkCase, Peer> method(
      String name, String given, ImageListing images, int seconds) {
    if (!CommandWords.are(given)) {
      PeerFolder folder = PeerFolder.of(name, given, images);
      return folder::of;
    }
    CommandWords.of(given);
    CommandPeer command = new CommandPeer(name, given, seconds);
    return made -> command;
  }

  /** Those of a case. */
  List<Peer> of(BenchmarkCase made) {
    return methods.stream().map(method -> method.apply(made)).toList();
  }
}
