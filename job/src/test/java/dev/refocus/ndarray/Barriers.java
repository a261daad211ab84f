package dev.refocus.ndarray;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Meetings of threads that fail instead of lasting for ever. */
public final class Barriers {
  private Barriers() {}

  /** Until all have come, at most half a minute. */
  public static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the other thread has not come", e);
    }
  }
}
