/**
 * One kernel for many images: {@link dev.refocus.dispatch.share.EstimatePass} looks at every
 * image's kernel, {@link dev.refocus.dispatch.share.KernelSharing} pools what the members of a
 * group say, and {@link dev.refocus.dispatch.share.KernelLookup} gives each image its group's
 * kernel when it is restored.
 *
 * <p>Estimates are items of the ledger, as rows are: a run that is killed begins with those that it
 * has. {@code _GROUPS.json} is written before the first image is restored, and a group that stands
 * there keeps its kernel.
 */
package dev.refocus.dispatch.share;
