"""Writes the golden arrays of USRNet-tiny: what PyTorch makes of the same weights, written after the paper's equations, in
double precision.

Usage: python3 make_usrnet.py PATH/TO/usrnet_tiny.safetensors [FOLDER]
"""
import json, pathlib, struct, sys
import numpy as np, torch
import torch.nn.functional as F

SEED = 21
STEPS = 6


def weights(path):
    data = pathlib.Path(path).read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    arrays = {}
    for name, entry in json.loads(data[8:8 + length]).items():
        if name != "__metadata__":
            start, end = (8 + length + offset for offset in entry["data_offsets"])
            arrays[name] = torch.from_numpy(np.frombuffer(data[start:end], "<f4").reshape(entry["shape"]).astype("float64"))
    return arrays


class Network:
    def __init__(self, arrays):
        self.arrays = arrays

    def convolve(self, x, layer, stride=1, padding=1):
        return F.conv2d(x, self.arrays[layer + ".weight"], self.arrays.get(layer + ".bias"), stride, padding)

    def block(self, x, name):
        return x + self.convolve(F.relu(self.convolve(x, name + ".res.0")), name + ".res.2")

    def blocks(self, x, name, first):
        return self.block(self.block(x, "%s.%d" % (name, first)), "%s.%d" % (name, first + 1))

    def down(self, x, name):
        return self.convolve(self.blocks(x, name, 0), name + ".2", 2, 0)

    def up(self, x, name):
        twice = F.conv_transpose2d(x, self.arrays[name + ".0.weight"], stride=2)
        return self.blocks(twice, name, 1)

    def denoise(self, x, beta):
        level = torch.full_like(x[:, :1], beta)
        sizes = [self.convolve(torch.cat((x, level), 1), "p.m_head")]
        for i in (1, 2, 3):
            sizes.append(self.down(sizes[-1], "p.m_down%d" % i))
        y = self.blocks(sizes[3], "p.m_body", 0)
        for i in (3, 2, 1):
            y = self.up(y + sizes[i], "p.m_up%d" % i)
        return self.convolve(y + sizes[0], "p.m_tail")

    def step_weights(self, noise, scale):
        x = torch.tensor([noise, scale], dtype=torch.float64).reshape(1, 2, 1, 1)
        x = F.relu(self.convolve(x, "h.mlp.0", 1, 0))
        x = F.relu(self.convolve(x, "h.mlp.2", 1, 0))
        return (F.softplus(self.convolve(x, "h.mlp.4", 1, 0)) + 1e-6).flatten().tolist()

    def restore(self, y, kernel, scale, noise):
        """The data step in the published form, with the kernel centred on an LR pixel's HR pixels."""
        height, width = y.shape[-2] * scale, y.shape[-1] * scale
        plane = torch.zeros(height, width, dtype=torch.float64)
        size = kernel.shape[0]
        plane[:size, :size] = kernel
        spectrum = torch.fft.fft2(torch.roll(plane, (-((size - scale) // 2),) * 2, (0, 1))).conj()
        zeros = torch.zeros(1, 3, height, width, dtype=torch.float64)
        zeros[..., ::scale, ::scale] = y
        back = spectrum.conj() * torch.fft.fft2(zeros)
        def mean(s):
            return s.reshape(*s.shape[:-2], scale, height // scale, scale, width // scale).mean((-4, -2))
        steps = self.step_weights(noise, scale)
        x = F.interpolate(y, scale_factor=scale, mode="nearest")
        for alpha, beta in zip(steps[:STEPS], steps[STEPS:]):
            right = back + torch.fft.fft2(alpha * x)
            dual = mean(spectrum * right) / (mean(spectrum.abs() ** 2) + alpha)
            z = torch.fft.ifft2((right - spectrum.conj() * dual.repeat(1, 1, scale, scale)) / alpha).real
            x = self.denoise(z, beta)
        return x


def write(folder, name, array, what):
    array = np.asarray(array, "float32").reshape(-1, array.shape[-1])
    head = [what, "written by datasets/reference/make_usrnet.py, seed %d, numpy %s, torch %s" % (SEED, np.__version__, torch.__version__)]
    np.savetxt(folder / (name + ".csv"), array, fmt="%.9g", delimiter=",", header="\n".join(head))


def main(path, folder="."):
    folder, network = pathlib.Path(folder), Network(weights(path))
    random = np.random.default_rng(SEED)
    # Blocks of random colours with a little noise: edges and smooth parts.
    y = np.kron(random.uniform(.1, .9, (3, 4, 6)), np.ones((4, 4))) + random.normal(0, .01, (3, 16, 24))
    y = y.astype("float32").astype("float64")
    write(folder, "usrnet_lr", y, "three planes of 16 x 24")
    for scale in (2, 3, 4):
        kernel = random.uniform(0, 1, (scale + 6, scale + 6))
        kernel = (kernel / kernel.sum()).astype("float32").astype("float64")
        write(folder, "usrnet_kernel_x%d" % scale, kernel, "a kernel")
        with torch.no_grad():
            x = network.restore(torch.from_numpy(y)[None], torch.from_numpy(kernel), scale, .02)[0]
        write(folder, "usrnet_x%d" % scale, x.numpy(), "three planes of %d x %d, noise .02" % x.shape[1:])


main(*sys.argv[1:])
