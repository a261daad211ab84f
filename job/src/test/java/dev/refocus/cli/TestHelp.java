package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.config.FitSettings;
import dev.refocus.config.Setting;
import dev.refocus.config.Settings;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An option that sets a setting ends its description with the key: {@code (fit.scale)}. */
class TestHelp {
  private static final Pattern KEY = Pattern.compile("\\(([a-z]+\\.[a-z.-]+)\\)");

  @Test
  void everyKeyInTheHelpIsOneOfASetting() {
    List<String> keys = Settings.ALL.stream().map(Setting::key).toList();
    assertThat(keysInHelp()).isNotEmpty().isSubsetOf(keys);
  }

  @Test
  void theHelpNamesEveryProfile() {
    List<String> descriptions =
        descriptions().filter(text -> text.contains("(fit.profile)")).toList();
    assertThat(descriptions)
        .isNotEmpty()
        .allSatisfy(
            text -> assertThat(text).contains(FitSettings.PROFILE.type().bound().split(" or ")));
  }

  private static List<String> keysInHelp() {
    return descriptions()
        .flatMap(text -> KEY.matcher(text).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static Stream<String> descriptions() {
    return new CommandLine(new Refocus())
        .getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map((OptionSpec option) -> String.join(" ", option.description()));
  }
}
