package dev.refocus.discover.choice;

/**
 * Which inputs a user asks for.
 *
 * @param input a path, URI or glob; null if there is a list
 * @param inputList a file that names the inputs; null if there is an input
 * @param selection which of the files there are inputs
 */
public record InputRequest(String input, String inputList, Selection selection) {

  /** Everything that is there. */
  public static InputRequest everything(String input) {
    return new InputRequest(input, null, Selection.ALL);
  }

  /** Where the inputs come from, for people. */
  public String place() {
    return input == null ? inputList : input;
  }

  /** The option that names {@link #place}. */
  public String option() {
    return input == null ? "--input-list" : "--input";
  }
}
