package dev.refocus.fit.network;

import ai.djl.Device;
import dev.refocus.config.KnownNetwork;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The networks that are loaded on a device; each is loaded once. Safe for many threads. */
public final class NetworkShelf implements AutoCloseable {
  private final Device device;
  private final Map<String, Network> networks = new ConcurrentHashMap<>();

  public NetworkShelf(Device device) {
    this.device = device;
  }

  /**
   * The network.
   *
   * @throws dev.refocus.UsageException if its file is none that the program knows
   */
  public Network of(KnownNetwork network) {
    return networks.computeIfAbsent(
        network.sha256(), key -> NetworkFile.load(Path.of(network.place()), device));
  }

  @Override
  public void close() {
    networks.values().forEach(Network::close);
    networks.clear();
  }
}
