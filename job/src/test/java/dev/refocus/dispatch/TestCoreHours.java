package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.Test;

class TestCoreHours {
  private static final long HOUR = 3_600_000;

  @Test
  void endedAndRunningTasksCountWithAllTheirCores() {
    AtomicLong now = new AtomicLong(HOUR);
    CoreHours hours = new CoreHours(2, now::get);
    assertThat(hours.spent()).isZero();
    TaskInfo first = task(1, HOUR);
    hours.onTaskStart(new SparkListenerTaskStart(0, 0, first));
    now.set(2 * HOUR);
    assertThat(hours.spent()).as("one hour of two cores").isEqualTo(2);
    hours.onTaskStart(new SparkListenerTaskStart(0, 0, task(2, 2 * HOUR)));
    first.markFinished(org.apache.spark.TaskState.FINISHED(), 3 * HOUR);
    hours.onTaskEnd(new SparkListenerTaskEnd(0, 0, "", null, first, null, null));
    now.set(3 * HOUR);
    assertThat(hours.spent()).as("two hours and one").isEqualTo(6);
  }

  private static TaskInfo task(long id, long launched) {
    return new TaskInfo(id, 0, 0, 0, launched, "1", "host", TaskLocality.ANY(), false);
  }
}
