package dev.refocus.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockWebServer;

/** The API server on a free port of the loopback, with its only kubelet. */
public final class LocalKubernetes implements AutoCloseable {
  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), new ApiServer(), false);
  private final NamespacedKubernetesClient client;
  private final Kubelet kubelet;

  /**
   * Starts it.
   *
   * @param image a folder that holds what the image has in {@code /opt/refocus}
   * @param work a folder for the pods, which are folders with a {@code log}
   */
  public LocalKubernetes(Path image, Path work) {
    server.init(InetAddress.getLoopbackAddress(), 0);
    client = server.createClient();
    kubelet = new Kubelet(client, image, work);
    kubelet.start();
  }

  /** As {@code --master} takes it. */
  public String master() {
    return "k8s://http://127.0.0.1:" + server.getPort();
  }

  /** Every pod with a role that was ever started. */
  public Stream<Pod> pods(String role) {
    return kubelet.pods().values().stream()
        .map(Container::pod)
        .filter(pod -> role.equals(pod.getMetadata().getLabels().get("spark-role")));
  }

  /** The exit codes of the containers that have ended, by the pod's name. */
  public Map<String, Integer> exits() {
    return kubelet.exits();
  }

  /** As {@code kubectl delete pod} and as a machine that is taken away. */
  public void delete(Pod pod) {
    client.pods().resource(pod).delete();
  }

  @Override
  public void close() {
    kubelet.end();
    server.destroy();
  }
}
