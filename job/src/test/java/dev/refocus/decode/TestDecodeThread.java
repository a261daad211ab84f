package dev.refocus.decode;

import static dev.refocus.decode.Samples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.ErrorCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TestDecodeThread {
  @Test
  void resultsAndFailuresComeThrough() {
    assertThat((String) DecodeThread.run(10, () -> "result")).isEqualTo("result");
    assertThatThrownBy(
            () ->
                DecodeThread.run(
                    10,
                    () -> {
                      throw new IllegalArgumentException("mine");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine");
  }

  @Test
  void endlessRecursionEndsTheThreadAlone() {
    assertThatThrownBy(() -> DecodeThread.run(10, () -> recursion(0)))
        .isInstanceOf(StackOverflowError.class);
    assertThat((int) DecodeThread.run(10, () -> 7)).isEqualTo(7);
  }

  private static int recursion(int depth) {
    return depth == Integer.MAX_VALUE ? 0 : 1 + recursion(depth + 1);
  }

  @Test
  void endlessWorkIsLeftBehindAndInterrupted() throws InterruptedException {
    CountDownLatch noticed = new CountDownLatch(1);
    assertFails(
        () ->
            DecodeThread.run(
                1,
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                  noticed.countDown();
                  return null;
                }),
        ErrorCode.DEADLINE,
        "not decoded after 1 s",
        "raise limits.seconds-per-decode");
    assertThat(noticed.await(60, TimeUnit.SECONDS)).as("the thread ends").isTrue();
  }

  @Test
  void interruptionOfTheCallerIsKept() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                DecodeThread.run(
                    10,
                    () -> {
                      new CountDownLatch(1).await();
                      return null;
                    }))
        .hasMessage("interrupted while decoding");
    assertThat(Thread.interrupted()).isTrue();
  }
}
