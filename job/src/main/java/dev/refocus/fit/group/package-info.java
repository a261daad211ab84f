/**
 * What several estimates of one kernel have in common, whatever they are of: images of one camera,
 * or regions of one image.
 *
 * <p>{@link dev.refocus.fit.group.KernelClusters} finds who has one kernel, {@link
 * dev.refocus.fit.group.GroupKernel} what it is.
 */
package dev.refocus.fit.group;
