package dev.refocus.dispatch.share;

import dev.refocus.config.ShareKernel;
import dev.refocus.fit.kernel.KernelEstimate;
import java.io.Serializable;
import java.util.HashMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The kernels of a run's groups, for its executors.
 *
 * @param groups kernels by the groups' names
 * @param output folder of the ledger
 * @param items of the estimates in the ledger
 */
public record SharedKernels(
    ShareKernel by, HashMap<String, KernelEstimate> groups, String output, String items)
    implements Serializable {
  /** Every image is on its own. */
  public static final SharedKernels NONE =
      new SharedKernels(ShareKernel.NONE, new HashMap<>(), "", "");

  /** What an executor asks. */
  public KernelLookup on(Configuration hadoop) {
    return new KernelLookup(this, hadoop);
  }
}
