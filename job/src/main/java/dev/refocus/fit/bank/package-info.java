/**
 * The kernels that programs and simple optics have, and which of them an LR image's likeness to
 * itself across scales names.
 *
 * <p>{@link dev.refocus.fit.bank.KernelChoice} compares the blind estimate of {@code fit.kernel}
 * with the {@link dev.refocus.fit.bank.KernelBank}: each kernel is asked how unlike itself the LR
 * image becomes when that kernel makes it smaller once more ({@link
 * dev.refocus.fit.bank.CrossScale}). The bank's nearest, or narrowest of the nearest, is restored
 * with unless the blind estimate looks like a shape ({@code fit.verdict}); the other near ones have
 * their share in the image's exam ({@code fit.exam}).
 */
package dev.refocus.fit.bank;
