package dev.refocus.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.OptionalInt;

/** What a kubelet reports of a pod. */
final class PodState {
  private PodState() {}

  /**
   * Reports a pod, unless it is gone.
   *
   * @param exit of its container; nothing while it runs
   */
  static void report(KubernetesClient client, Pod pod, OptionalInt exit) {
    String phase = exit.isEmpty() ? "Running" : exit.getAsInt() == 0 ? "Succeeded" : "Failed";
    var named =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName());
    if (named.get() != null) {
      named.editStatus(before -> with(before, phase, exit));
    }
  }

  private static Pod with(Pod pod, String phase, OptionalInt exit) {
    return new PodBuilder(pod)
        .withNewStatus()
        .withPhase(phase)
        .withPodIP("127.0.0.1")
        .withStartTime(Instant.now().toString())
        .addNewContainerStatus()
        .withName(pod.getSpec().getContainers().get(0).getName())
        .withImage(pod.getSpec().getContainers().get(0).getImage())
        .withReady(exit.isEmpty())
        .withState(state(exit))
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static ContainerState state(OptionalInt exit) {
    String now = Instant.now().toString();
    ContainerStateBuilder state = new ContainerStateBuilder();
    return exit.isEmpty()
        ? state.withNewRunning().withStartedAt(now).endRunning().build()
        : state
            .withNewTerminated()
            .withExitCode(exit.getAsInt())
            .withReason(exit.getAsInt() == 0 ? "Completed" : "Error")
            .withFinishedAt(now)
            .endTerminated()
            .build();
  }
}
