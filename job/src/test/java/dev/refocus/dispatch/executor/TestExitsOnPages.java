package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.Pages;
import org.junit.jupiter.api.Test;

/** The deployment page states the exit codes of executors. */
class TestExitsOnPages {

  @Test
  void theDeploymentPageStatesTheExitCodeOfAFailedDevice() {
    assertThat(Pages.text("deploy/README.md")).contains("exit code " + ExecutorExit.DEVICE);
  }
}
