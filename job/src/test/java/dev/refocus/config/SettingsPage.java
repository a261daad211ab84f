package dev.refocus.config;

import java.util.List;
import java.util.stream.Collectors;

/** {@code conf/refocus.properties} as the declarations of the settings say it must be. */
final class SettingsPage {
  private static final int MOST_COLUMNS = 120;

  private SettingsPage() {}

  static String text() {
    return String.join(
        "\n",
        "# Every setting with its default. To change one, edit it here, name another file with --config, or pass",
        "# --set KEY=VALUE.",
        "",
        "# These settings change pixels. Each is part of config_id in every row.",
        "",
        settings(FitSettings.ALL),
        "# These settings do not change pixels.",
        "",
        settings(RunSettings.ALL),
        "# These limits do not change pixels either, except where an image runs out of time.",
        "",
        settings(LimitSettings.ALL));
  }

  private static String settings(List<Setting<?>> settings) {
    return settings.stream().map(SettingsPage::setting).collect(Collectors.joining("\n"));
  }

  private static String setting(Setting<?> setting) {
    return comment(setting.doc())
        + comment("Value: " + setting.type().bound() + ".")
        + (setting.key() + "=" + setting.defaultText() + "\n");
  }

  private static String comment(String sentences) {
    StringBuilder lines = new StringBuilder();
    String line = "#";
    for (String word : sentences.split(" ", -1)) {
      if (line.length() + 1 + word.length() > MOST_COLUMNS) {
        lines.append(line).append('\n');
        line = "#";
      }
      line += " " + word;
    }
    return lines.append(line).append('\n').toString();
  }
}
