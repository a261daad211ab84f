/**
 * Reverse diffusion at HR size, in two ways.
 *
 * <p>{@link dev.refocus.fit.reverse.ReverseDiffusion} knows the kernel. Each level is one exact
 * data step and one denoising step, without derivatives.
 *
 * <p>{@link dev.refocus.fit.reverse.JointDiffusion} is KernelFusion's. A network gives the kernel
 * ({@link dev.refocus.fit.reverse.SirenKernel}). The image passes through a U-Net ({@code
 * RefinementUnet}) twice per level, with the frozen patch diffusion network between. Both networks
 * descend on the difference to the LR image, which is the only loss.
 */
package dev.refocus.fit.reverse;
