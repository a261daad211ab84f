"""Writes the golden arrays of this folder: what an independent implementation of the same equations gives.

The implementation is the Python prototype of the fit (PyTorch), whose path is the first argument; it is not part of this project.
Bicubic interpolation comes from PIL, because the prototype's (a = -0.75) differs on purpose. All arrays are float32, written
with nine significant digits, so that reading them gives the same bits.

Usage: python3 make_golden.py PATH/TO/blind_sr.py [FOLDER]
"""
import importlib.util, pathlib, sys
import numpy as np, PIL, torch
from PIL import Image

SEED = 20


def load(path):
    spec = importlib.util.spec_from_file_location("blind_sr", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(folder, name, array, what):
    array = np.atleast_2d(np.asarray(array, dtype="float32"))
    head = [what, "shape %d x %d, float32, row order" % array.shape,
            "written by datasets/reference/make_golden.py, seed %d, numpy %s, torch %s, PIL %s"
            % (SEED, np.__version__, torch.__version__, PIL.__version__)]
    np.savetxt(folder / (name + ".csv"), array, fmt="%.9g", delimiter=",", header="\n".join(head))


def scene(random, height, width):
    """Rectangles of random greys on a ramp: edges and smooth parts."""
    plane = np.add.outer(np.linspace(.3, .5, height), np.linspace(0, .2, width))
    for _ in range(height * width // 60):
        top, left = random.integers(0, height - 3), random.integers(0, width - 3)
        plane[top:top + random.integers(2, height // 2), left:left + random.integers(2, width // 2)] = random.uniform(.1, .9)
    return plane.astype("float32")


def motion_kernel(size):
    """A bent bar with a tail: no symmetry, so that a flip or a transposition shows."""
    k = np.zeros((size, size), "float32")
    c = size // 2
    k[c, 1:size - 1] = 1
    k[c - 2:c, size - 3] = .7
    k[c + 1, 1:3] = .4
    return k / k.sum()


def covariance(variance, along_rows, along_columns):
    """Separable autoregressive covariance of 8 x 8 patches."""
    i = np.arange(64)
    rows, columns = np.abs(i[:, None] // 8 - i // 8), np.abs(i[:, None] % 8 - i % 8)
    return variance * along_rows ** rows * along_columns ** columns


def interpolation(folder, random):
    plane = random.uniform(0, 1, (12, 15)).astype("float32")
    write(folder, "bicubic_input", plane, "uniform noise")
    for name, height, width in [("x2", 24, 30), ("x3", 36, 45), ("x4", 48, 60), ("down", 8, 9)]:
        out = Image.fromarray(plane).resize((width, height), Image.BICUBIC)
        write(folder, "bicubic_" + name, out, "bicubic_input resized by PIL's BICUBIC; PIL cuts its kernel at borders")


def data_step(folder, random, sr):
    x = scene(random, 36, 42)
    z = (x + random.normal(0, .1, x.shape)).astype("float32")
    k, y = motion_kernel(7), random.uniform(0, 1, (12, 14)).astype("float32")
    write(folder, "data_step_prior", z, "z: a scene with noise")
    write(folder, "data_step_lr", y, "y: uniform noise")
    write(folder, "motion_kernel_7", k, "k")
    tensors = [torch.from_numpy(a) for a in (z[None], y[None], k)]
    for name, alpha in [("loose", .5), ("tight", .002)]:
        write(folder, "data_step_" + name, sr.data_step(*tensors, 3, alpha)[0],
              "argmin_x |A x - y|^2 + %g |x - z|^2 at scale 3 (data_step)" % alpha)


def kernel_step(folder, random, sr):
    x, k = torch.from_numpy(scene(random, 40, 48)), torch.from_numpy(motion_kernel(9))
    b = torch.fft.ifft2(torch.fft.fft2(x) * sr.otf(k, *x.shape)).real
    b = (b + torch.from_numpy(random.normal(0, .002, b.shape).astype("float32")))[None]
    write(folder, "sharpen_blurred", b[0], "a scene, blurred on the torus with sharpen_kernel, with noise")
    write(folder, "sharpen_kernel", k, "k")
    sharp = sr.sharpen_l0(b, k, 4e-3)
    write(folder, "sharpen_result", sharp[0], "sharpen_l0, lambda 0.004, beta from 0.008 to 1e5 by doubling")
    write(folder, "solve_kernel", sr.solve_kernel(sharp, b, 9), "solve_kernel of sharpen_result and sharpen_blurred, gamma 2")


def denoiser(folder, random, sr):
    table = np.array([[.6, .002, .9, .9], [.25, .05, .98, .6], [.15, .05, .6, .98]])
    write(folder, "mixture", table, "components: weight, variance, correlation of neighbours along a column and along a row")
    prior = sr.PatchGmm.__new__(sr.PatchGmm)
    prior.p, prior.weight = 8, torch.tensor(table[:, 0], dtype=torch.float32)
    prior.cov = torch.stack([torch.tensor(covariance(*row[1:]), dtype=torch.float32) + 1e-5 * torch.eye(64) for row in table])
    x = scene(random, 33, 40)
    noisy = (x + random.normal(0, .1, x.shape)).astype("float32")
    write(folder, "denoise_noisy", noisy, "a scene with noise of 0.1")
    np.random.randint = lambda stride: 0                     # the grid of patches at a known place
    for name, sigma in [("strong", .1), ("weak", .02)]:
        write(folder, "denoise_" + name, prior.denoise(torch.from_numpy(noisy)[None], sigma)[0],
              "denoise_noisy after PatchGmm.denoise at %g, stride 2, grid offset 0" % sigma)


def main():
    torch.set_num_threads(1)
    sr = load(sys.argv[1])
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent)
    random = np.random.default_rng(SEED)
    interpolation(folder, random)
    data_step(folder, random, sr)
    kernel_step(folder, random, sr)
    denoiser(folder, random, sr)


if __name__ == "__main__":
    main()
