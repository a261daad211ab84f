package dev.refocus.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Starts new pods and stops those that are deleted. */
final class Kubelet extends Thread {
  private static final long MILLISECONDS = 200;

  private final KubernetesClient client;
  private final Path image;
  private final Path work;
  private final Map<String, Container> pods = new ConcurrentHashMap<>();
  private final Map<String, Process> running = new ConcurrentHashMap<>();
  private final Map<String, Integer> exits = new ConcurrentHashMap<>();

  Kubelet(KubernetesClient client, Path image, Path work) {
    super("kubelet");
    this.client = client;
    this.image = image;
    this.work = work;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (true) {
        List<Pod> all = client.pods().inAnyNamespace().list().getItems();
        for (Pod pod : all) {
          startNew(pod);
        }
        stopDeleted(all.stream().map(Kubelet::name).collect(Collectors.toSet()));
        sleep(MILLISECONDS);
      }
    } catch (InterruptedException e) {
      running.values().forEach(Process::destroyForcibly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startNew(Pod pod) throws IOException {
    String name = name(pod);
    Container container = new Container(pod, image, work.resolve(name));
    if (pods.containsKey(name) || !container.canStart(client)) {
      return;
    }
    Files.createDirectories(container.folder());
    pods.put(name, container);
    Process process = container.start(client);
    running.put(name, process);
    PodState.report(client, pod, OptionalInt.empty());
    process.onExit().thenAccept(ended -> end(pod, ended.exitValue()));
  }

  private void end(Pod pod, int exit) {
    running.remove(name(pod));
    exits.put(name(pod), exit);
    PodState.report(client, pod, OptionalInt.of(exit));
  }

  /** The hook of a pod may take its time. */
  private void stopDeleted(Set<String> existing) {
    for (String name : Set.copyOf(running.keySet())) {
      Process process = existing.contains(name) ? null : running.remove(name);
      if (process != null) {
        Thread end = new Thread(() -> stop(pods.get(name), process), "end of " + name);
        end.setDaemon(true);
        end.start();
      }
    }
  }

  private static void stop(Container container, Process process) {
    try {
      container.stop(process);
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  /** Ends it with everything that it has started. */
  void end() {
    interrupt();
    try {
      join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every pod that was ever started. */
  Map<String, Container> pods() {
    return Map.copyOf(pods);
  }

  /** By the pod's name. */
  Map<String, Integer> exits() {
    return Map.copyOf(exits);
  }
}
