/**
 * Reverse diffusion at HR size, in two ways.
 *
 * <p>{@link dev.refocus.fit.reverse.ReverseDiffusion}: the kernel is known, each level is one exact
 * data step and one denoising step, without derivatives.
 *
 * <p>{@link dev.refocus.fit.reverse.JointDiffusion}: KernelFusion's. The kernel is the output of a
 * network ({@link dev.refocus.fit.reverse.SirenKernel}), the image passes through a U-Net ({@code
 * RefinementUnet}) twice per level with the frozen patch diffusion network between, and both
 * networks descend on the difference to the LR image, the only loss.
 */
package dev.refocus.fit.reverse;
