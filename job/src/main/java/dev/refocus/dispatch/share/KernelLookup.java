package dev.refocus.dispatch.share;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.table.ItemRows;
import dev.refocus.config.ShareKernel;
import dev.refocus.discover.ImageRef;
import dev.refocus.fit.KernelEvidence;
import dev.refocus.fit.kernel.KernelEstimate;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Finds what is known of an image's kernel before it is restored. */
public final class KernelLookup {
  private final SharedKernels shared;
  private final Configuration hadoop;

  KernelLookup(SharedKernels shared, Configuration hadoop) {
    this.shared = shared;
    this.hadoop = hadoop;
  }

  /**
   * What is known.
   *
   * @param group whose kernel it is; empty if the image is in none
   */
  public record Known(Optional<String> group, KernelEvidence evidence) {}

  /**
   * Looks for the image's own estimate and its group's kernel.
   *
   * @param camera by EXIF
   */
  public Known of(ImageRef ref, Optional<String> camera) {
    if (shared.by() == ShareKernel.NONE) {
      return new Known(Optional.empty(), KernelEvidence.NONE);
    }
    Optional<KernelEstimate> own = own(ref);
    Optional<String> group =
        (shared.by() == ShareKernel.CLUSTER
                ? own.flatMap(seen -> NearestGroup.of(seen.kernel(), shared.groups()))
                : GroupName.of(shared.by(), ref, camera))
            .filter(shared.groups()::containsKey);
    return new Known(group, new KernelEvidence(own, group.map(shared.groups()::get)));
  }

  private Optional<KernelEstimate> own(ImageRef ref) {
    Ledger ledger = Ledger.at(shared.output(), shared.items(), hadoop);
    return new ItemRows(ledger, hadoop).of(ref).flatMap(EstimateRow::estimate);
  }
}
