package dev.refocus;

/** The run has taken what it may take, and ends before all inputs are done. */
public final class BudgetSpentException extends RuntimeException {
  public BudgetSpentException(String message) {
    super(message);
  }
}
