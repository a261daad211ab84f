package dev.refocus.evaluate;

import dev.refocus.config.Profile;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.KernelSource;
import java.util.List;
import java.util.Optional;

/**
 * A block of a specification: images and what is done to them.
 *
 * @param images paths, URIs or globs of HR images
 * @param crop the part of each image that is used
 * @param darken factor on the HR samples, in (0, 1]
 * @param scales HR pixels per LR pixel along a side
 * @param camera that takes the LR images, but for its noise
 * @param noises standard deviations of the LR noise, in 8-bit levels
 * @param compression of the LR images, but for its quality
 * @param qualities of the LR image as JPEG, 0 for PNG
 * @param profiles empty for that of the settings
 * @param seeds empty for that of the settings
 * @param trueKernel whether each case is also restored with the kernel that degraded it
 */
public record CaseGroup(
    String name,
    List<String> images,
    Optional<CropWindow> crop,
    double darken,
    List<KernelSource> kernels,
    Pairing pairing,
    List<Integer> scales,
    Camera camera,
    List<Double> noises,
    Compression compression,
    List<Integer> qualities,
    List<Profile> profiles,
    List<Long> seeds,
    boolean trueKernel) {}
