/**
 * The kernels of programs and simple optics, and the choice among them.
 *
 * <p>{@link dev.refocus.fit.bank.KernelChoice} compares the blind estimate of {@code fit.kernel}
 * with the {@link dev.refocus.fit.bank.KernelBank}. For each kernel {@link
 * dev.refocus.fit.bank.CrossScale} makes the LR image smaller once more and measures how unlike the
 * original the result is. The program restores with the nearest kernel of the bank, or the
 * narrowest of the nearest, unless the blind estimate looks like a shape ({@code fit.verdict}). The
 * other near kernels have their share in the image's exam ({@code fit.exam}).
 */
package dev.refocus.fit.bank;
