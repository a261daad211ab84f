package dev.refocus.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The container of a pod as a process.
 *
 * @param image a folder that holds what the image has in {@code /opt/refocus}
 * @param folder of the process, for its log and for what is mounted
 */
record Container(Pod pod, Path image, Path folder) {
  private static final String HOST = "127.0.0.1";
  private static final String MOUNT = "/opt/spark/conf/";
  private static final String TEMPLATE = "/opt/spark/pod-template/pod-spec-template.yml";

  /** A kubelet waits for what is mounted. */
  boolean canStart(KubernetesClient client) {
    return configMaps().stream().allMatch(name -> data(client, name) != null);
  }

  Process start(KubernetesClient client) throws IOException {
    for (String map : configMaps()) {
      for (Map.Entry<String, String> file : data(client, map).entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), placed(file.getValue()));
      }
    }
    List<String> command = new ArrayList<>();
    command.add(image.resolve("deploy/docker/entrypoint.sh").toString());
    spec().getArgs().forEach(argument -> command.add(argument.replace(MOUNT, folder + "/")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  /** The hook before the end. */
  void stop(Process process) throws IOException, InterruptedException {
    if (spec().getLifecycle() != null && spec().getLifecycle().getPreStop() != null) {
      String hook = spec().getLifecycle().getPreStop().getExec().getCommand().get(0);
      String name = Path.of(hook).getFileName().toString();
      ProcessBuilder builder =
          new ProcessBuilder(image.resolve("deploy/docker").resolve(name).toString());
      builder.environment().put("EXECUTOR_PID", String.valueOf(process.pid()));
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("hook").toFile());
      builder.start().waitFor();
    }
    process.destroy();
  }

  /** There are no names of services here, and what is mounted lies in the folder. */
  private String placed(String text) {
    return text.replace(TEMPLATE, folder.resolve("podspec-configmap-key").toString())
        .replaceAll("(?m)^spark\\.driver\\.host=.*$", "spark.driver.host=" + HOST);
  }

  private Map<String, String> environment() {
    Map<String, String> values = new TreeMap<>();
    for (EnvVar variable : spec().getEnv()) {
      values.put(variable.getName(), value(variable));
    }
    values.put("REFOCUS_HOME", image.toString());
    values.put("SPARK_LOCAL_IP", HOST);
    values.put("SPARK_LOCAL_DIRS", folder.toString());
    return values;
  }

  private String value(EnvVar variable) {
    if (variable.getValueFrom() == null || variable.getValueFrom().getFieldRef() == null) {
      return variable.getValue() == null ? "" : variable.getValue();
    }
    String field = variable.getValueFrom().getFieldRef().getFieldPath();
    return field.equals("metadata.name") ? pod.getMetadata().getName() : HOST;
  }

  private io.fabric8.kubernetes.api.model.Container spec() {
    return pod.getSpec().getContainers().get(0);
  }

  private List<String> configMaps() {
    return pod.getSpec().getVolumes().stream()
        .map(Volume::getConfigMap)
        .filter(map -> map != null)
        .map(map -> map.getName())
        .toList();
  }

  private Map<String, String> data(KubernetesClient client, String name) {
    var map =
        client.configMaps().inNamespace(pod.getMetadata().getNamespace()).withName(name).get();
    return map == null ? null : map.getData() == null ? Map.of() : map.getData();
  }
}
