package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestWorkers {
  private final Workers workers = new Workers(3);
  private final CountDownLatch started = new CountDownLatch(1);
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void stop() {
    workers.close();
  }

  @Test
  void resultsKeepTheOrderOfTheTasks() {
    List<Supplier<Integer>> tasks =
        IntStream.range(0, 50).<Supplier<Integer>>mapToObj(i -> () -> i * i).toList();
    assertThat(workers.map(tasks))
        .isEqualTo(IntStream.range(0, 50).map(i -> i * i).boxed().toList());
  }

  @Test
  void failureIsThrownWhenNoTaskRunsAnyMore() {
    List<Supplier<Integer>> tasks =
        List.of(
            () -> {
              awaitQuietly(started);
              throw new IllegalStateException("no second image");
            },
            this::slow);
    assertThatThrownBy(() -> workers.map(tasks))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("no second image");
    assertThat(ended).as("tasks that came to their end").hasValue(1);
  }

  @Test
  void interruptIsThrownWhenNoTaskRunsAnyMore() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicInteger endedBefore = new AtomicInteger(-1);
    AtomicBoolean flag = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              thrown.set(catchThrowable(() -> workers.map(List.of(this::slow))));
              endedBefore.set(ended.get());
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();
    assertThat(thrown.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("interrupted while fitting");
    assertThat(endedBefore).as("tasks that came to their end").hasValue(1);
    assertThat(flag).as("interrupted flag of the caller").isTrue();
  }

  @Test
  void waitingTasksAreNotBegunAfterAFailure() {
    AtomicInteger begun = new AtomicInteger();
    Supplier<Integer> failing =
        () -> {
          throw new IllegalStateException("no first image");
        };
    Supplier<Integer> counting =
        () -> {
          slow();
          return begun.incrementAndGet();
        };
    List<Supplier<Integer>> tasks = new ArrayList<>(Collections.nCopies(50, counting));
    tasks.add(0, failing);
    assertThatThrownBy(() -> workers.map(tasks)).hasMessage("no first image");
    assertThat(begun.get()).isLessThan(50);
  }

  @Test
  void errorsAreThrownAsTheyAre() {
    OutOfMemoryError error = new OutOfMemoryError("of a test");
    List<Supplier<Integer>> tasks =
        List.of(
            () -> {
              throw error;
            });
    assertThatThrownBy(() -> workers.map(tasks)).isSameAs(error);
  }

  private Integer slow() {
    started.countDown();
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task must not be interrupted", e);
    }
    return ended.incrementAndGet();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task must not be interrupted", e);
    }
  }
}
