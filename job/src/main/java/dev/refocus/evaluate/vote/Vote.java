package dev.refocus.evaluate.vote;

/**
 * A choice between what two methods made of one image.
 *
 * @param image that both restored
 * @param voter who chose; any text that tells voters apart
 * @param at milliseconds since 1970, of the page's clock
 */
record Vote(String image, String left, String right, Choice choice, String voter, long at) {

  /** What was chosen. */
  enum Choice {
    LEFT(1),
    RIGHT(0),
    NEITHER(0.5);

    private final double leftWins;

    Choice(double leftWins) {
      this.leftWins = leftWins;
    }
  }

  /** The method whose name comes first. */
  String first() {
    return turned() ? right : left;
  }

  String second() {
    return turned() ? left : right;
  }

  /** What the first method won, in [0, 1]; half for neither. */
  double firstWins() {
    return turned() ? 1 - choice.leftWins : choice.leftWins;
  }

  private boolean turned() {
    return left.compareTo(right) > 0;
  }

  /** Of two votes with one question the later counts: its voter has changed the mind. */
  Question question() {
    return new Question(image, first(), second(), voter);
  }

  /** What one voter is asked; the same with left and right exchanged. */
  record Question(String image, String first, String second, String voter) {}
}
