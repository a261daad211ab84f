package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.Redaction;
import dev.refocus.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkUserAppException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code refocus COMMAND}. */
@Command(
    name = "refocus",
    description = "Recovers high-resolution images and their downscaling kernels.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    subcommands = {
      // Another command of the table in the README joins here.
      RestoreCommand.class,
      PlanCommand.class,
      FitCommand.class,
      ExportCommand.class,
      ScoreCommand.class,
      AdaptCommand.class,
      EvaluateCommand.class,
      ReportCommand.class,
      ExplainCommand.class,
      FetchModelsCommand.class,
      DemoCommand.class,
      CommandLine.HelpCommand.class,
    })
public final class Refocus implements Callable<Integer> {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) throws SparkUserAppException {
    StandardOutput output = new StandardOutput();
    PrintWriter out = new PrintWriter(output, true, StandardCharsets.UTF_8);
    PrintWriter err = ConsoleLog.standardError();
    SignalNotice notice = SignalNotice.on(err, List.of(arguments));
    int exitCode = run(out, err, arguments);
    out.flush();
    notice.off();
    int last = output.failure().map(failure -> unwritten(failure, err)).orElse(exitCode);
    if (SubmittedProgram.isThis()) {
      SubmittedProgram.end(last);
    } else {
      System.exit(last);
    }
  }

  /** Nobody must take half a table for a whole one. */
  private static int unwritten(IOException failure, PrintWriter err) {
    err.printf(
        "refocus: standard output cannot be written: %s; the printed result is incomplete%n",
        failure.getMessage());
    return ExitCode.UNFINISHED;
  }

  /**
   * Runs a command in this JVM.
   *
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine command = commandLine(out, err);
    try {
      return command.execute(arguments);
    } catch (Error e) {
      return unfinished(e, command, List.of(arguments));
    }
  }

  private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return HelpPages.complete(new CommandLine(new Refocus()))
        .setOut(new PrintableWriter(out))
        .setErr(new PrintableWriter(err))
        // Help in colours would need the control characters that nothing else may print.
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A shell's glob names strangers' files: one called @x.png would be read as options.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Refocus::unusable)
        .setExecutionExceptionHandler(
            (error, command, parsed) -> unfinished(error, command, parsed.originalArgs()));
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "no command, name one of " + spec.subcommands().keySet());
  }

  private static int unusable(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    ParameterException first = first(error, command);
    command
        .getErr()
        .printf(
            "refocus: %s; see %s --help%n",
            Redaction.of(Arguments.message(first)), command.getCommandSpec().qualifiedName());
    return ExitCode.UNUSABLE;
  }

  /** A mistyped option is often the one that is missing. */
  private static ParameterException first(ParameterException error, CommandLine command) {
    List<String> unknown = command.getUnmatchedArguments();
    return error instanceof MissingParameterException && !unknown.isEmpty()
        ? new UnmatchedArgumentException(command, unknown)
        : error;
  }

  private static int unfinished(Throwable error, CommandLine command, List<String> arguments) {
    if (error instanceof UsageException) {
      command.getErr().printf("refocus: %s%n", Redaction.of(Printable.line(error.getMessage())));
      return ExitCode.UNUSABLE;
    }
    if (SignalNotice.isGiven()) {
      return ExitCode.UNFINISHED;
    }
    command
        .getErr()
        .printf("refocus: could not finish: %s%n", Redaction.of(Arguments.cause(error)));
    command
        .getErr()
        .printf("refocus: to run it again: refocus %s%n", Redaction.of(Arguments.shell(arguments)));
    return ExitCode.UNFINISHED;
  }

  /** The version of the jar, or {@code development} when run from class files. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Refocus.class.getPackage().getImplementationVersion();
      return new String[] {"refocus " + (version == null ? "development" : version)};
    }
  }
}
