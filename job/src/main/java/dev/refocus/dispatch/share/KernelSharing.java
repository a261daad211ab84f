package dev.refocus.dispatch.share;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.output.KernelGroups;
import dev.refocus.commit.output.KernelGroups.Group;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.config.FitConfig;
import dev.refocus.config.FitSettings;
import dev.refocus.config.ShareKernel;
import dev.refocus.discover.ImageRef;
import dev.refocus.fit.group.GroupKernel;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Finds the kernels that images of a run have in common, before it restores them. */
public final class KernelSharing {
  private final SparkSession spark;
  private final FitConfig fit;
  private final OutputFolder output;
  private final Ledger estimates;

  public KernelSharing(SparkSession spark, FitConfig fit, OutputFolder output) {
    this.spark = spark;
    this.fit = fit;
    this.output = output;
    this.estimates = new Ledger(output, EstimatePass.items(fit));
  }

  /**
   * The images that have to be looked at: not those that were. One that joins a known group is
   * looked at too, because it may be a stranger there.
   */
  public List<ImageRef> unseen(List<ImageRef> images) throws IOException {
    if (fit.share() == ShareKernel.NONE) {
      return List.of();
    }
    Set<String> seen =
        estimates.items().stream().map(item -> item.key()).collect(Collectors.toSet());
    return images.stream()
        .filter(ref -> ref.named() && ref.refusal() == null && !seen.contains(Ledger.key(ref)))
        .toList();
  }

  /**
   * The kernels of all groups; those that are new stand in {@code _GROUPS.json} from now on.
   *
   * @param images of the run that are to be restored, all of them looked at
   * @param told takes a line for people
   */
  public SharedKernels pooled(List<ImageRef> images, Consumer<String> told) throws IOException {
    if (fit.share() == ShareKernel.NONE) {
      return SharedKernels.NONE;
    }
    List<Group> groups = new ArrayList<>(KernelGroups.read(output));
    Map<String, GroupKernel> found =
        estimates.items().isEmpty()
            ? Map.of()
            : new GroupReduction(spark, fit.share(), kernels(groups)).of(estimates, images);
    found.forEach((name, kernel) -> groups.add(group(name, kernel)));
    if (!found.isEmpty()) {
      new KernelGroups(FitSettings.SHARE.type().print().apply(fit.share()), groups).write(output);
    }
    told.accept(
        "%s groups of images share a kernel, %s new".formatted(groups.size(), found.size()));
    return new SharedKernels(
        fit.share(), kernels(groups), output.location(), EstimatePass.items(fit));
  }

  /** Forgets the estimates of a run that has ended. */
  public void forget() throws IOException {
    if (fit.share() != ShareKernel.NONE) {
      estimates.clear();
    }
  }

  private static Group group(String name, GroupKernel found) {
    return new Group(
        name,
        found.kernel().size(),
        found.kernel().boxedWeights(),
        found.agreement(),
        found.lrPixels(),
        found.likeness());
  }

  private static HashMap<String, KernelEstimate> kernels(List<Group> groups) {
    HashMap<String, KernelEstimate> kernels = new HashMap<>();
    for (Group group : groups) {
      Kernel kernel = Kernel.of(group.size(), group.weights());
      kernels.put(group.name(), new KernelEstimate(kernel, group.agreement(), group.lrPixels()));
    }
    return kernels;
  }
}
