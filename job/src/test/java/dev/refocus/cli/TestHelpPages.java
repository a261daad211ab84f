package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What a user reads before the first run. */
class TestHelpPages {
  private static final CommandLine REFOCUS =
      new CommandLine(new Refocus()).setCaseInsensitiveEnumValuesAllowed(true);

  @Test
  void everyCommandHasAnExampleAndItsExitCodes() {
    for (String name : commands()) {
      String help = help(name);
      assertThat(help).as(name).contains("Example:", "  refocus " + name);
      String example =
          help.lines().filter(line -> line.startsWith("  refocus ")).findFirst().orElseThrow();
      String[] arguments = example.replace("  refocus ", "").split(" ");
      assertThat(REFOCUS.parseArgs(arguments).subcommand()).as(example).isNotNull();
      assertThat(help)
          .as(name)
          .contains("Exit codes:", "  0  ", "  1  ", "  2  ", "  3  ", "  130, 143  ");
    }
    assertThat(help("restore"))
        .contains("Defaults, ", "  fit.scale=4", "  fit.profile=solver", "  input.min-side=0");
  }

  @Test
  void noLineIsLongAndNoWordIsBroken() {
    for (String name : commands()) {
      String help = help(name);
      assertThat(help.lines()).as(name).allMatch(line -> line.length() <= 100);
      String words = words(help);
      for (ArgSpec argument : REFOCUS.getSubcommands().get(name).getCommandSpec().args()) {
        assertThat(words).as(name).contains(words(String.join(" ", argument.description())));
      }
    }
  }

  @Test
  void helpTakesACommand() {
    for (String name : commands()) {
      CommandRun run = CommandRun.of("help", name);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).as(name).isEqualTo(help(name));
    }
    assertThat(CommandRun.of("help").out()).contains("restore", "fit", "evaluate");
  }

  @Test
  void anUnknownOptionIsNamedBeforeAMissingOne() {
    CommandRun run = CommandRun.of("restore", "--inptu=x", "--output=y");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err())
        .startsWith("refocus: Unknown option: '--inptu=x', did you mean --input")
        .hasLineCount(1);
    assertThat(CommandRun.of("fit", "a.png", "--outptu=y").err())
        .startsWith("refocus: Unknown option: '--outptu=y', did you mean --output");
    assertThat(CommandRun.of("restore", "--input=x").err())
        .contains("Missing required option: '--output=URI'");
    assertThat(CommandRun.of("restore", "--output=y").err())
        .contains("needs one of --input and --input-list; name where the images are");
  }

  @Test
  void aMasterThatIsAwayIsNamedInOneLine() {
    CommandRun run = CommandRun.restore("spark://127.0.0.1:1", "x", "y");
    assertThat(run.err())
        .isEqualTo(
            "refocus: --master spark://127.0.0.1:1: nothing answers there; start the master, or check its host and port\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(CommandRun.restore("spark://host", "x", "y").err())
        .isEqualTo("refocus: --master spark://host: must be spark://HOST:PORT; add the port\n");
  }

  private static Set<String> commands() {
    return REFOCUS.getSubcommands().keySet();
  }

  private static String help(String name) {
    List<String> arguments = List.of(name, "--help");
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private static String words(String text) {
    return String.join(" ", text.strip().split("\\s+"));
  }
}
