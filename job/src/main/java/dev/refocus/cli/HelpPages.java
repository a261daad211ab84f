package dev.refocus.cli;

import dev.refocus.config.Setting;
import dev.refocus.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of a command says beside its options: an example, defaults, exit codes. */
final class HelpPages {
  /** picocli would break words at hyphens: it gets all the room, and {@link HelpText} breaks. */
  private static final int NO_BREAKS = 4000;

  private static final Pattern KEY = Pattern.compile("\\(([a-z]+\\.[a-z.-]+)\\)");

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("restore", "refocus restore --input photos/ --output restored/ --scale 2"),
          Map.entry("fit", "refocus fit photo.png --output hr.png --scale 2"),
          Map.entry("export", "refocus export restored/ pictures/ --format jpeg"),
          Map.entry("score", "refocus score photos/ --json"),
          Map.entry(
              "adapt",
              "refocus adapt --backbone models/clip --opinions opinions.csv --images photos/ --output adapter/"),
          Map.entry("evaluate", "refocus evaluate datasets/demo.yaml"),
          Map.entry("report", "refocus report restored/"),
          Map.entry("explain", "refocus explain photo.png --at 120,88 --output explained.png"),
          Map.entry("plan", "refocus plan --input photos/"),
          Map.entry("fetch-models", "refocus fetch-models --models models/"),
          Map.entry("demo", "refocus demo"),
          Map.entry("help", "refocus help restore"));

  private HelpPages() {}

  /** Completes the help of every command. */
  static CommandLine complete(CommandLine refocus) {
    refocus.getSubcommands().forEach(HelpPages::complete);
    wrap(refocus);
    return refocus;
  }

  private static void complete(String name, CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> footer = new ArrayList<>();
    if (EXAMPLES.containsKey(name)) {
      footer.add("Example:");
      footer.add("  " + EXAMPLES.get(name));
    }
    List<String> defaults = defaults(command);
    if (!defaults.isEmpty()) {
      footer.add("Defaults, unless conf/refocus.properties says otherwise:");
      defaults.forEach(line -> footer.add("  " + line));
    }
    usage.footer(footer.toArray(String[]::new));
    usage.exitCodeListHeading("Exit codes:%n");
    usage.exitCodeList(exitCodes());
    wrap(command);
  }

  private static void wrap(CommandLine command) {
    command.getCommandSpec().usageMessage().width(NO_BREAKS);
    command
        .getHelpSectionMap()
        .replaceAll((section, renderer) -> help -> HelpText.wrapped(renderer.render(help)));
  }

  /** Of the settings that the options name. */
  private static List<String> defaults(CommandLine command) {
    List<String> named =
        command.getCommandSpec().options().stream()
            .map((OptionSpec option) -> String.join(" ", option.description()))
            .flatMap(text -> KEY.matcher(text).results())
            .map(found -> found.group(1))
            .toList();
    return Settings.ALL.stream()
        .filter(setting -> named.contains(setting.key()))
        .map(HelpPages::text)
        .toList();
  }

  private static String text(Setting<?> setting) {
    String value = setting.defaultText();
    return setting.key() + "=" + (value.isEmpty() ? "(none)" : value);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(
        Integer.toString(ExitCode.RESTORED),
        "Done. Every image is usable; skipped files do not count.");
    codes.put(
        Integer.toString(ExitCode.UNUSABLE),
        "The arguments, the settings, the input or the output cannot be used.");
    codes.put(
        Integer.toString(ExitCode.SOME_FAILED), "Done, but some images failed; a line says why.");
    codes.put(
        Integer.toString(ExitCode.UNFINISHED),
        "The command could not finish; the same command continues.");
    codes.put(
        "130, 143", "Interrupted (Ctrl-C) or terminated (SIGTERM); the same command continues.");
    return codes;
  }
}
