package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.model.Kernel;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Workers;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * U-Net and kernel network as one: their parameters lie one after the other in one vector, which
 * one optimiser changes.
 */
record JointNetworks(RefinementUnet unet, SirenKernel siren) {
  /** The vector to start with; the kernel network is fitted to {@code kernel} if there is one. */
  NDArray initial(
      NDManager manager,
      Optional<Kernel> kernel,
      int kernelSteps,
      RandomGenerator random,
      Workers workers) {
    NDArray unetParameters = unet.layout().initial(manager, random);
    NDArray kernelParameters = SirenKernel.layout().initial(manager, random);
    kernel.ifPresent(given -> siren.fit(given, kernelParameters, kernelSteps, workers));
    return NDArrays.concat(new NDList(unetParameters, kernelParameters));
  }

  /** The step size of each parameter. */
  NDArray rates(NDManager manager, JointRecipe.Rates rates) {
    return NDArrays.concat(
        new NDList(
            manager.full(new Shape(unet.layout().size()), (float) rates.image()),
            manager.full(new Shape(SirenKernel.layout().size()), (float) rates.kernel())));
  }

  /** {@code UNet(image)}. */
  NDArray refine(NDArray parameters, NDArray image) {
    return unet.apply(Slices.range(parameters, 0, unet.layout().size()), image);
  }

  /** {@code INR(grid)}, {@code (1, 1, K, K)}. */
  NDArray weights(NDArray parameters) {
    return siren.weights(kernelPart(parameters));
  }

  Kernel kernel(NDArray parameters) {
    return siren.kernel(kernelPart(parameters));
  }

  private NDArray kernelPart(NDArray parameters) {
    return Slices.range(parameters, unet.layout().size(), parameters.size());
  }
}
