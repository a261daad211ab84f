package dev.refocus.dispatch.restore;

import dev.refocus.discover.choice.InputRequest;

/**
 * What a user asks of a run.
 *
 * @param output folder of the table
 * @param retryFailed whether images that failed are tried again
 */
public record RestoreRequest(InputRequest inputs, String output, boolean retryFailed) {

  /** Everything that a new output lacks. */
  public static RestoreRequest everything(String input, String output) {
    return new RestoreRequest(InputRequest.everything(input), output, false);
  }

  /** Where the inputs come from, for people. */
  String place() {
    return inputs.place();
  }
}
