package dev.refocus.cli;

import dev.refocus.BudgetSpentException;
import dev.refocus.Finding;
import dev.refocus.Printable;
import dev.refocus.ShellWords;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments and errors as one line of text. */
final class Arguments {
  private static final Pattern SECRET =
      Pattern.compile("(?is)([^ =]*(secret|password|token|access\\.key)[^ =]*)=.*");

  private Arguments() {}

  /** What is wrong with the arguments, with the option that was probably meant. */
  static String message(ParameterException error) {
    String message = Printable.line(error.getMessage());
    if (error instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        return "%s, did you mean %s?".formatted(message, suggestions.get(0));
      }
    }
    return message;
  }

  /** What an operator can act on: the store's trouble if it is that, else the innermost cause. */
  static String cause(Throwable error) {
    Throwable cause = error;
    while (!(cause instanceof StoreFault) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OutOfMemoryError) {
      return Finding.outOfMemory().message();
    }
    if (cause instanceof StoreFault || cause instanceof BudgetSpentException) {
      return Printable.line(cause.getMessage());
    }
    Optional<IOException> disk = DiskErrors.in(error);
    if (disk.isPresent()) {
      return Printable.line(StoreErrors.explain("output or spark.local.dir", disk.get()));
    }
    return StoreErrors.isFault(error)
        ? Printable.line(StoreErrors.explain("object store", error))
        : Printable.line("%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()));
  }

  /** The arguments for a shell, without the values of secrets. */
  static String shell(List<String> arguments) {
    return arguments.stream()
        .map(argument -> SECRET.matcher(argument).replaceFirst("$1=..."))
        .map(ShellWords::quote)
        .collect(Collectors.joining(" "));
  }
}
