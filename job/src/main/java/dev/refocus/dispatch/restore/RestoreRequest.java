package dev.refocus.dispatch.restore;

import dev.refocus.discover.Selection;

/**
 * What a user asks of a run.
 *
 * @param input a path, URI or glob; null if there is a list
 * @param inputList a file that names the inputs; null if there is an input
 * @param selection which of the files there are inputs
 * @param output folder of the table
 * @param retryFailed whether images that failed are tried again
 */
public record RestoreRequest(
    String input, String inputList, Selection selection, String output, boolean retryFailed) {

  /** Everything that a new output lacks. */
  public static RestoreRequest everything(String input, String output) {
    return new RestoreRequest(input, null, Selection.ALL, output, false);
  }

  /** Where the inputs come from, for people. */
  String place() {
    return input == null ? inputList : input;
  }
}
