package dev.refocus.fit.network;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.config.NetworkCard;
import dev.refocus.score.weights.SafeTensors;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The structures that the program runs from their arrays, told by the arrays' names. */
enum NetworkStructure {
  RRDBNET,
  SRVGG;

  static Network load(Path file, SafeTensors tensors, Device device) {
    NetworkStructure structure = of(file, tensors);
    NetworkArrays arrays = NetworkArrays.load(file, tensors, device);
    return structure == RRDBNET ? new Rrdbnet(arrays) : new Srvgg(arrays);
  }

  static NetworkCard card(Path file, SafeTensors tensors) {
    return switch (of(file, tensors)) {
      case RRDBNET -> Rrdbnet.card(tensors.shape("conv_first.weight").get(1));
      case SRVGG -> Srvgg.card(tensors.shape(Srvgg.last(tensors.names())).get(0));
    };
  }

  private static NetworkStructure of(Path file, SafeTensors tensors) {
    Set<String> names = tensors.names();
    if (Rrdbnet.hasNames(names)) {
      return RRDBNET;
    }
    if (Srvgg.hasNames(names)) {
      return SRVGG;
    }
    throw new UsageException(
        String.format(
            Locale.ROOT,
            "%s: its %d arrays (%s, ...) are of no structure that the program knows (RRDBNet, SRVGGNetCompact); save the network as TorchScript, see deploy/NETWORKS.md",
            file,
            names.size(),
            names.stream().findFirst().orElse("none")));
  }
}
