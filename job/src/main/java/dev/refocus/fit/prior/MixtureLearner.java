package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Expectation maximisation of a zero-mean Gaussian mixture over the patches of one plane (Zoran and
 * Weiss 2011, "From learning models of natural image patches to whole image restoration", but
 * learned from the image itself).
 */
final class MixtureLearner {
  /** Pixels of a plane whose patches are all cut at once, at 260 bytes each. */
  private static final int MAX_CUT = 1 << 18;

  private final MixtureRecipe recipe;
  private final Workers workers;
  private final NDArray patches;
  private final int count;

  private MixtureLearner(MixtureRecipe recipe, Workers workers, NDArray patches) {
    this.recipe = recipe;
    this.workers = workers;
    this.patches = patches;
    this.count = (int) patches.getShape().get(0);
  }

  static List<Gaussian> learn(
      NDArray plane, MixtureRecipe recipe, RandomGenerator random, Workers workers) {
    return Scope.run(
        () -> {
          NDArray patches = sample(plane, recipe.samples(), random);
          return new MixtureLearner(recipe, workers, patches).learn(random);
        });
  }

  /** {@code (n, 64)}: all patches, or a random sample of {@code limit}. */
  private static NDArray sample(NDArray plane, int limit, RandomGenerator random) {
    if (plane.size() > MAX_CUT) {
      return scattered(plane, limit, random);
    }
    NDManager manager = plane.getManager();
    NDArray cut = Patches.cut(plane, Patches.cutter(manager), 1);
    int all = (int) (cut.getShape().get(1) * cut.getShape().get(2));
    NDArray rows =
        Slices.range(cut, 0, Patches.DIMENSION).reshape(Patches.DIMENSION, all).transpose();
    if (all <= limit) {
      return rows.duplicate();
    }
    long[] chosen = random.ints(limit, 0, all).sorted().asLongStream().toArray();
    return rows.get(manager.create(chosen));
  }

  /** As many random patches, cut band by band: all of them together are 65 planes. */
  private static NDArray scattered(NDArray plane, int limit, RandomGenerator random) {
    int columns = (int) plane.getShape().get(1) - Patches.SIDE + 1;
    int rows = (int) plane.getShape().get(0) - Patches.SIDE + 1;
    int[] chosen = random.ints(limit, 0, rows * columns).sorted().toArray();
    int step = Math.max(MAX_CUT / columns, 1);
    try (NDList bands = new NDList()) {
      for (int first = 0; first < rows; first += step) {
        int top = first;
        int end = Math.min(first + step, rows);
        long[] here = within(chosen, top * columns, end * columns);
        if (here.length > 0) {
          bands.add(
              Scope.of(() -> patches(Slices.range(plane, top, end + Patches.SIDE - 1), here)));
        }
      }
      return NDArrays.concat(bands, 0);
    }
  }

  /** Those numbers that are in {@code [from, to)}, counted from there. */
  private static long[] within(int[] numbers, int from, int to) {
    return Arrays.stream(numbers)
        .filter(i -> i >= from && i < to)
        .mapToLong(i -> i - from)
        .toArray();
  }

  /** {@code (n, 64)}: the patches of the given numbers. */
  private static NDArray patches(NDArray plane, long[] numbers) {
    NDManager manager = plane.getManager();
    NDArray cut = Patches.cut(plane, Patches.cutter(manager), 1);
    long all = cut.getShape().get(1) * cut.getShape().get(2);
    return Slices.range(cut, 0, Patches.DIMENSION)
        .reshape(Patches.DIMENSION, all)
        .get(new NDIndex(":, {}", manager.create(numbers)))
        .transpose()
        .duplicate();
  }

  private List<Gaussian> learn(RandomGenerator random) {
    NDArray responsibilities = nearest(random);
    for (int i = 0; i < recipe.iterations(); i++) {
      NDArray current = responsibilities;
      responsibilities = Scope.of(() -> expect(current));
    }
    NDArray last = responsibilities;
    return perComponent(i -> component(last, i));
  }

  /** Hard assignment to the nearest of as many random patches as there are components. */
  private NDArray nearest(RandomGenerator random) {
    return Scope.of(
        () -> {
          long[] chosen = random.ints(recipe.components(), 0, count).asLongStream().toArray();
          NDArray centers = patches.get(patches.getManager().create(chosen));
          NDArray norms = centers.square().sum(new int[] {1}, true);
          NDArray distances = norms.sub(centers.matMul(patches.transpose()).mul(2));
          return distances.argMin(0).oneHot(recipe.components()).transpose().duplicate();
        });
  }

  /** Maximisation and expectation: responsibilities {@code (components, n)} to the next ones. */
  private NDArray expect(NDArray responsibilities) {
    try (NDList densities = densities(responsibilities)) {
      return NDArrays.stack(densities).softmax(0);
    }
  }

  /** To be closed: arrays of other threads are out of this one's scope. */
  private NDList densities(NDArray responsibilities) {
    return new NDList(perComponent(i -> Scope.of(() -> logDensity(responsibilities, i))));
  }

  private NDArray logDensity(NDArray responsibilities, int i) {
    double mass = mass(responsibilities, i);
    Gaussian.Whitening whitening =
        Gaussian.Whitening.of(covariance(responsibilities, i, mass), Patches.DIMENSION);
    NDArray factor =
        patches
            .getManager()
            .create(whitening.inverseFactor(), new Shape(Patches.DIMENSION, Patches.DIMENSION));
    double constant = Math.log(mass / count) - whitening.logDeterminant() / 2;
    return patches
        .matMul(factor.transpose())
        .square()
        .sum(new int[] {1})
        .muli(-0.5f)
        .addi((float) constant);
  }

  private Gaussian component(NDArray responsibilities, int i) {
    double mass = mass(responsibilities, i);
    return Scope.run(
        () -> Gaussian.of(mass / count, covariance(responsibilities, i, mass), Patches.DIMENSION));
  }

  private float[] covariance(NDArray responsibilities, int i, double mass) {
    NDArray weighted = patches.mul(responsibilities.get(i).reshape(count, 1));
    return weighted.transpose().matMul(patches).divi((float) mass).toFloatArray();
  }

  private static double mass(NDArray responsibilities, int i) {
    return Scope.run(() -> responsibilities.get(i).sum().getFloat()) + 1e-6;
  }

  private <T> List<T> perComponent(java.util.function.IntFunction<T> work) {
    List<Supplier<T>> tasks = new ArrayList<>();
    IntStream.range(0, recipe.components()).forEach(i -> tasks.add(() -> work.apply(i)));
    return workers.map(tasks);
  }
}
