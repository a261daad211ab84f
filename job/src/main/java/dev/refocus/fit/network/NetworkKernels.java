package dev.refocus.fit.network;

import dev.refocus.UsageException;
import dev.refocus.config.KnownNetwork;
import dev.refocus.fit.bank.ProgramKernel;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kernels of networks' training by their names. */
public final class NetworkKernels {
  private NetworkKernels() {}

  /**
   * The kernel that made the LR images of a network's training.
   *
   * @throws UsageException if no program has a kernel of that name
   */
  public static ProgramKernel of(KnownNetwork network) {
    return Stream.of(ProgramKernel.values())
        .filter(kernel -> kernel.text().equals(network.card().kernel()))
        .findFirst()
        .orElseThrow(() -> unknown(network));
  }

  /** Refuses a network without one. */
  public static void require(KnownNetwork network) {
    of(network);
  }

  private static UsageException unknown(KnownNetwork network) {
    return new UsageException(
        "--network %s: kernel %s, must be one of %s"
            .formatted(
                network.name(),
                network.card().kernel(),
                Stream.of(ProgramKernel.values())
                    .map(ProgramKernel::text)
                    .collect(Collectors.joining(", "))));
  }
}
