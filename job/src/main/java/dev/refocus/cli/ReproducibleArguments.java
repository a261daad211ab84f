package dev.refocus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The arguments of a command but for those that a reproduction of one case sets itself. */
final class ReproducibleArguments {
  private static final Set<String> OWN =
      Set.of(
          "--case",
          "--every",
          "--limit",
          "--profile",
          "--seed",
          "--seeds",
          "--output",
          "--against",
          "--peer",
          "--export-cases");

  /** Of the output, without a value. */
  private static final Set<String> FORMS = Set.of("--json", "--pictures");

  private ReproducibleArguments() {}

  static List<String> of(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String name = argument.replaceFirst("=.*", "");
      if (OWN.contains(name)) {
        // The value of a name without one is the next argument.
        i += name.equals(argument) ? 1 : 0;
      } else if (!FORMS.contains(argument)) {
        kept.add(argument);
      }
    }
    return kept;
  }
}
