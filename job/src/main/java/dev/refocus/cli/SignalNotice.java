package dev.refocus.cli;

import dev.refocus.Redaction;
import dev.refocus.Terminal;
import java.io.PrintWriter;
import java.util.List;

/**
 * The last words of a command that a signal ends: that nothing is lost, and how to go on. Java then
 * ends with 128 and the signal's number.
 */
final class SignalNotice {
  private static volatile boolean given;

  private final Thread words;

  private SignalNotice(Thread words) {
    this.words = words;
  }

  /** From now on a signal is answered. */
  static SignalNotice on(PrintWriter err, List<String> arguments) {
    Thread words = new Thread(() -> say(err, arguments), "signal notice");
    Runtime.getRuntime().addShutdownHook(words);
    return new SignalNotice(words);
  }

  /** Whether a signal is ending the program, so that what fails now fails because of it. */
  static boolean isGiven() {
    return given;
  }

  private static void say(PrintWriter err, List<String> arguments) {
    given = true;
    if (Terminal.ERRORS.columns().isPresent()) {
      // Below the progress line, which may be longer.
      err.println();
    }
    err.println(text(arguments));
  }

  static String text(List<String> arguments) {
    return "refocus: interrupted (exit code 130) or terminated (143): what is finished is kept; to run it again: refocus "
        + Redaction.of(Arguments.shell(arguments));
  }

  /** The command has ended by itself. */
  void off() {
    try {
      Runtime.getRuntime().removeShutdownHook(words);
    } catch (IllegalStateException e) {
      // A signal was faster; the words are being said.
    }
  }
}
